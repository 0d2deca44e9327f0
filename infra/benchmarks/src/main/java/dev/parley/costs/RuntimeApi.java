package dev.parley.costs;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's runtime API for one function: gives its runtime client one event, and takes the answer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">the description of this API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final long A_MINUTE = 60_000;

    private final HttpServer server;
    private final String event;
    private final AtomicBoolean given = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

    /**
     * What the runtime client sent.
     *
     * @param path the end of the address: whether it is an answer or an error
     */
    record Reply(String path, String body) {
        boolean isAnswer() {
            return path.endsWith("/response");
        }
    }

    RuntimeApi(String event) throws IOException {
        this.event = requireNonNull(event, "event");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::handle);
        server.start();
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    /** Waits until the function answered or failed. */
    Reply reply() throws InterruptedException {
        return replies.take();
    }

    /** The process of the function ended. Without an answer before, that is a failure. */
    void ended() {
        replies.add(new Reply("ended", ""));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals(ROOT + "invocation/next")) {
            if (given.getAndSet(true)) {
                awaitClosed();
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-000000000000");
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + A_MINUTE));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:first");
            var body = event.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            replies.add(new Reply(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(202, -1);
        }
        exchange.close();
    }

    /** There is no second event. */
    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
