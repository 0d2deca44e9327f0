package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The messages of an event at the same time. */
class BatchFailuresTest {
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void messagesAreHandledAtTheSameTime() throws IOException {
        var together = new CyclicBarrier(10);
        var failed = handle(10, message -> meet(together));
        assertEquals(List.of(), failed);
    }

    @Test
    void thoseThatFailAreNamedInTheirOrderAndLogged() throws IOException {
        var failed = handle(5, message -> {
            if (message.path("messageId").asInt() % 2 == 1) {
                throw new IOException("odd");
            }
        });
        assertEquals(List.of("1", "3"), failed);
        assertEquals(2, log.size());
    }

    @Test
    void anErrorFailsTheWholeEvent() {
        assertThrows(
                StackOverflowError.class,
                () -> handle(2, message -> {
                    throw new StackOverflowError();
                }));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("was alone", e);
        }
    }

    private List<String> handle(int messages, BatchFailures.Task task) throws IOException {
        var out = new ByteArrayOutputStream();
        var metrics = new EmbeddedMetrics("stack", line -> {}, Clock.systemUTC());
        BatchFailures.ofMessagesAtOnce(event(messages), out, context(), metrics, task);
        return Json.MAPPER.readTree(out.toByteArray()).path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private static InputStream event(int messages) {
        var event = Json.MAPPER.createObjectNode();
        var records = event.putArray("Records");
        for (int i = 0; i < messages; i++) {
            records.addObject().put("messageId", Integer.toString(i));
        }
        return new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Context context() {
        var logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, nothing) -> logger);
    }
}
