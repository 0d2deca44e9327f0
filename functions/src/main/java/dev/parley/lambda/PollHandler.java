package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.PollFeeds;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Every minute: sends a message for each feed that is due. */
public final class PollHandler implements RequestStreamHandler {
    private final PollFeeds feeds;

    public PollHandler() {
        this(Wiring.ofEnvironment().collecting().pollFeeds());
    }

    PollHandler(PollFeeds feeds) {
        this.feeds = requireNonNull(feeds, "feeds");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Json.MAPPER.writeValue(out, feeds.poll(line -> context.getLogger().log(line, LogLevel.WARN)));
    }
}
