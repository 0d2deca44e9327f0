package dev.parley.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends requests byte by byte, even malformed ones, which a client library would refuse. */
final class RawHttp {
    private static final int TIMEOUT_MS = 60_000;

    private RawHttp() {}

    /** @param headers headers by lower-case name */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        Optional<String> contentType() {
            return Optional.ofNullable(headers.get("content-type"));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Answer get(URI api, String target, String... headers) throws IOException {
        return send(api, "GET", target, new byte[0], headers);
    }

    static Answer send(URI api, String method, String target, byte[] body, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var request = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(request, request.length + body.length);
        System.arraycopy(body, 0, whole, request.length, body.length);
        return send(api, whole);
    }

    /**
     * Sends these bytes.
     *
     * @throws IOException if there is no answer
     */
    static Answer send(URI api, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.getPort())) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer read(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("not an HTTP answer: " + text);
        }
        var lines = text.substring(0, end).split("\r\n");
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            var parts = lines[i].split(":\\s*", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]), headers, Arrays.copyOfRange(bytes, end + 4, bytes.length));
    }
}
