package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.MakeDigests;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Makes the digests that are due, on a schedule. {@link AlertHandler} sends them. */
public final class DigestHandler implements RequestStreamHandler {
    private final MakeDigests digests;

    public DigestHandler() {
        this(Wiring.ofEnvironment().alerts().makeDigests());
    }

    DigestHandler(MakeDigests digests) {
        this.digests = requireNonNull(digests, "digests");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Json.MAPPER.writeValue(out, Map.of("made", digests.make()));
    }
}
