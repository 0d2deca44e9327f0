package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API of the template on the loopback interface, with events in payload format 2.0. There is no authentication, but
 * only the host names of the loopback interface are accepted, so that a web page cannot reach it by DNS rebinding, and
 * requests of other sites' pages may only read. Errors outside functions have the form of API Gateway, {@code {"message":
 * "..."}}.
 */
final class ApiServer implements AutoCloseable {
    /** Greatest size of a body, as in API Gateway. */
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    /** Greatest size of the request line and the headers together, as in API Gateway. */
    private static final int MAX_HEAD = 10_240;

    /** Number of bytes of headers that are read, so that a client that sends too much gets an answer. */
    private static final int READ_HEAD = 32 * 1024 * 1024;

    /** The host names of the loopback interface. */
    private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost|\\[::1])";

    /** Methods that change nothing. */
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Target(String routeKey, String[] segments, String functionId) {}

    private final Server server;
    private final ServerConnector connector;
    private final Functions functions;
    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();

    ApiServer(int port, Iterable<Resource.Function> all, Functions functions, Clock clock) throws IOException {
        this.functions = functions;
        this.clock = clock;
        for (var function : all) {
            for (var source : function.sources()) {
                if (source instanceof Resource.Route route) {
                    targets.add(new Target(
                            route.method() + " " + route.path(), route.path().split("/"), function.id()));
                }
            }
        }
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(new Gateway());
        server.setErrorHandler((request, response, callback) -> {
            message(response, callback, response.getStatus(), HttpStatus.getMessage(response.getStatus()));
            return true;
        });
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(READ_HEAD);
        // Unusual URIs are left to the function to refuse.
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new IOException("port " + port + " is taken: choose another with --port, or 0 for any", e);
            }
            throw e;
        }
    }

    void start() throws Exception {
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private final class Gateway extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try (var in = Content.Source.asInputStream(request)) {
                var body = in.readNBytes(MAX_BYTES + 1);
                in.transferTo(OutputStream.nullOutputStream());
                var uri = request.getHttpURI();
                if (!isLocal(request.getHeaders().get(HttpHeader.HOST)) || isWriteOfAnotherSite(request)) {
                    message(response, callback, 403, "Forbidden");
                } else if (uri.asString().length() > MAX_HEAD) {
                    message(response, callback, 414, "Request-URI Too Long");
                } else if (uri.asString().length() + headers(request) > MAX_HEAD) {
                    message(response, callback, 431, "Request Header Fields Too Large");
                } else if (body.length > MAX_BYTES) {
                    message(response, callback, 413, "Request Entity Too Large");
                } else {
                    route(request, response, callback, body);
                }
            }
            return true;
        }
    }

    private static int headers(Request request) {
        int length = 0;
        for (var field : request.getHeaders()) {
            length += field.getName().length()
                    + (field.getValue() == null ? 0 : field.getValue().length());
        }
        return length;
    }

    private void route(Request request, Response response, Callback callback, byte[] body) {
        var path = request.getHttpURI().getPath();
        for (var target : targets) {
            var parameters = match(target, request.getMethod(), path == null ? "" : path);
            if (parameters != null) {
                try {
                    var event = ApiEvent.of(request, target.routeKey(), parameters, body, clock.instant());
                    answer(response, callback, functions.invoke(target.functionId(), event));
                } catch (Functions.FunctionFailed e) {
                    message(response, callback, 500, "Internal Server Error");
                }
                return;
            }
        }
        message(response, callback, 404, "Not Found");
    }

    private static boolean isLocal(String host) {
        return host != null && host.matches(LOOPBACK + "(:\\d+)?");
    }

    /**
     * Whether a page of another site asks for more than reading. Browsers say where a request comes from, by
     * Sec-Fetch-Site (Fetch Metadata) and by Origin; programs that are no browsers send neither.
     */
    private boolean isWriteOfAnotherSite(Request request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        var site = request.getHeaders().get("Sec-Fetch-Site");
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return site != null && !site.equals("same-origin") && !site.equals("none")
                || origin != null && !origin.matches("http://" + LOOPBACK + ":" + port());
    }

    private static @Nullable Map<String, String> match(Target target, String method, String path) {
        var segments = path.split("/");
        if (!target.routeKey().startsWith(method + " ") || segments.length != target.segments().length) {
            return null;
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.length; i++) {
            var pattern = target.segments()[i];
            if (pattern.startsWith("{") && !segments[i].isEmpty()) {
                parameters.put(pattern.substring(1, pattern.length() - 1), ApiEvent.decoded(segments[i], false));
            } else if (!pattern.equals(segments[i])) {
                return null;
            }
        }
        return parameters;
    }

    private static void answer(Response response, Callback callback, JsonNode answer) {
        for (var header : answer.path("headers").properties()) {
            response.getHeaders().put(header.getKey(), header.getValue().asText());
        }
        var text = answer.path("body").asText();
        send(
                response,
                callback,
                answer.path("statusCode").asInt(200),
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void message(Response response, Callback callback, int status, String message) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("x-content-type-options", "nosniff");
        response.getHeaders().put("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        response.getHeaders().put("referrer-policy", "same-origin");
        var body = Json.MAPPER.createObjectNode().put("message", message).toString();
        send(response, callback, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        connector.close();
    }
}
