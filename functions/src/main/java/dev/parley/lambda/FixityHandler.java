package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.CheckFixity;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Every hour: reads what is due of the archive. Most runs find that the day's share was read. */
public final class FixityHandler implements RequestStreamHandler {
    private final CheckFixity fixity;

    public FixityHandler() {
        this(Wiring.ofEnvironment().care().checkFixity());
    }

    FixityHandler(CheckFixity fixity) {
        this.fixity = requireNonNull(fixity, "fixity");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Json.MAPPER.writeValue(out, fixity.check(line -> context.getLogger().log(line, LogLevel.WARN)));
    }
}
