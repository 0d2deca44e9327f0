package dev.parley.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a stack has for itself alone until it is closed: its data folder, and its port before a server listens there. */
final class Reservations {
    private Reservations() {}

    /** @throws IOException if another stack runs on the folder, or its file of locks is damaged */
    static AutoCloseable folder(Path data) throws IOException {
        var file = data.resolve("lock");
        var channel = StateFiles.read(
                file, "remove it", () -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another stack is running on " + data + ": stop it, or choose another --data folder");
        }
        return channel;
    }

    /**
     * @param port 0 for any
     * @throws IOException if the port is taken
     */
    static ServerSocket port(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken: choose another with --port, or 0 for any", e);
        }
    }
}
