package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function before SnapStart takes its snapshot, so that the classes that an event needs are loaded and compiled
 * in it. The rehearsal has a handler of its own, whose clients reach nobody: nothing is sent and nothing is kept. Where
 * no snapshot is taken, nothing happens.
 */
public final class Priming implements Resource {
    /** The runtime refers to its resources weakly. */
    private static final List<Priming> PLANNED = new CopyOnWriteArrayList<>();

    /** Enough for the code that every event runs to be compiled by the first compiler, in a second or two. */
    private static final int TIMES = 50;

    /** A report of a call, long ago, as an outlet sends it. */
    private static final String ARTICLE = """
            {"url": "https://rehearsal.example/1", "title": "Trump and Putin speak by phone", "source": "Rehearsal",
            "published": "2025-02-12", "text": "U.S. President Donald Trump and Russian President Vladimir Putin spoke by\
             telephone for 90 minutes on Wednesday, the White House said in a statement.\\n\\nShares rose on Thursday."}""";

    /** What a function does in a rehearsal. */
    interface Act {
        void perform(Wiring rehearsing) throws IOException;
    }

    private final Wiring wiring;
    private final Act act;

    private Priming(Wiring wiring, Act act) {
        this.wiring = wiring;
        this.act = act;
    }

    /** Plans the rehearsal of a function that has this wiring. */
    static void plan(Wiring wiring, Act act) {
        var rehearsal = new Priming(wiring, act);
        PLANNED.add(rehearsal);
        Core.getGlobalContext().register(rehearsal);
    }

    /** Runs now what was planned in this process, as it runs before a snapshot; for measuring what that is good for. */
    public static void runAll() throws IOException {
        for (var rehearsal : PLANNED) {
            rehearsal.run();
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private void run() throws IOException {
        for (int time = 0; time < TIMES; time++) {
            act.perform(wiring.rehearsing());
        }
        wiring.greet();
    }

    static Submission submission() {
        return new Submission(ARTICLE.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), Instant.now());
    }

    static String article() {
        return ARTICLE;
    }

    /** Hands an event to a handler; {@link IllegalStateException} when that reports a failure. */
    static void handle(RequestStreamHandler handler, JsonNode event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), out, new SilentContext());
        var answer = out.toString(StandardCharsets.UTF_8);
        if (answer.contains("itemIdentifier") || answer.contains("\"statusCode\":5")) {
            throw new IllegalStateException("a rehearsal failed: " + answer);
        }
    }
}
