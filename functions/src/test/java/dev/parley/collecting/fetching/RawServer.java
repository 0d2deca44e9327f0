package dev.parley.collecting.fetching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that writes whatever bytes a test wants, valid HTTP or not. */
final class RawServer implements AutoCloseable {
    /** Writes the response to one request. */
    interface Script {
        void write(String requestHead, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Script script;
    final List<String> requests = new CopyOnWriteArrayList<>();

    RawServer(Script script) throws IOException {
        this.script = script;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer answering(String response) throws IOException {
        return new RawServer((head, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append("\r\n");
            }
            requests.add(head.toString());
            var out = client.getOutputStream();
            script.write(head.toString(), out);
            out.flush();
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
