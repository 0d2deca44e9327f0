package dev.parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connects a process with servers, and kills the process instead of passing on the n-th part of a request or an answer. So
 * it dies before one of its calls takes effect, or after that and before it knows.
 */
final class KillingProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final AtomicInteger left;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    /** @param moment the part at which the process is killed, from 1 */
    KillingProxy(int moment) {
        left = new AtomicInteger(moment);
    }

    /** The process to kill. Nothing is passed on before it is known. */
    void kills(Process victim) {
        process.complete(victim);
    }

    /** An address in place of that of a server. */
    URI before(URI server) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        opened.add(socket);
        connections.execute(() -> {
            try {
                while (true) {
                    connect(socket.accept(), server);
                }
            } catch (IOException e) {
                // Closed.
            }
        });
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void connect(Socket client, URI server) throws IOException {
        var onward = new Socket(server.getHost(), server.getPort());
        opened.add(client);
        opened.add(onward);
        connections.execute(() -> pass(client, onward));
        connections.execute(() -> pass(onward, client));
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (left.decrementAndGet() == 0) {
                    process.join().destroyForcibly().waitFor();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
        connections.close();
    }
}
