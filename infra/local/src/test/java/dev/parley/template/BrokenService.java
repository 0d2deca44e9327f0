package dev.parley.template;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A service of AWS that refuses every request with one error, in the form of its protocol. */
final class BrokenService implements AutoCloseable {
    private final HttpServer server;

    /** @param name as in the variables of endpoints: S3, DYNAMODB, SNS */
    BrokenService(String name, int status, String code) throws IOException {
        var body =
                switch (name) {
                    case "DYNAMODB" ->
                        "{\"__type\": \"com.amazonaws.dynamodb.v20120810#" + code + "\", \"message\": \"no\"}";
                    case "S3" -> "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
                    case "SNS" ->
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>no</Message>"
                                + "</Error></ErrorResponse>";
                    default -> throw new IllegalArgumentException(name);
                };
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
