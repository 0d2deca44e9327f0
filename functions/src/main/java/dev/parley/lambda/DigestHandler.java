package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.MakeDigests;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Makes the digests that are due, on a schedule. {@link AlertHandler} sends them. */
public record DigestHandler(MakeDigests digests) implements RequestStreamHandler {
    public DigestHandler() {
        this(Wiring.ofEnvironment().alerts().makeDigests());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Json.MAPPER.writeValue(out, Map.of("made", digests.make()));
    }
}
