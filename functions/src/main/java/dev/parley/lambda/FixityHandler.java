package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.CheckFixity;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Every hour: reads what is due of the archive. Most runs find that the day's share was read. */
public final class FixityHandler implements RequestStreamHandler {
    private final CheckFixity fixity;
    private final EmbeddedMetrics metrics;

    public FixityHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, FixityHandler::prime);
        this(wiring);
    }

    private FixityHandler(Wiring wiring) {
        this(wiring.care().checkFixity(), wiring.metrics());
    }

    FixityHandler(CheckFixity fixity, EmbeddedMetrics metrics) {
        this.fixity = requireNonNull(fixity, "fixity");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    /** The archive has one article, and all of it is due. */
    private static void prime(Wiring offline) throws IOException {
        offline.archive().archiveArticle().archive(Priming.submission());
        Priming.handle(new FixityHandler(offline), Json.MAPPER.createObjectNode());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            var checked = fixity.check(line -> context.getLogger().log(line, LogLevel.WARN));
            if (checked.findings() > 0) {
                metrics.add(Metric.ARCHIVE_DAMAGED, "", checked.findings());
            }
            Json.MAPPER.writeValue(out, checked);
        } finally {
            metrics.flush();
        }
    }
}
