package dev.parley.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue on disk. Each message is a file, which is synced before the message counts as sent, and deleted when the message
 * is handled. Receive counts are in memory and start again after a restart.
 */
final class LocalQueue {
    /** A message with the number of times it was received, this time included. */
    record Message(String id, String body, int received) {}

    private static final String INTENT = ".intent";
    private static final String MESSAGE = ".json";

    private final Path folder;
    private final Map<String, Integer> waiting = new LinkedHashMap<>();
    private int inFlight;

    LocalQueue(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            for (var id : files(MESSAGE)) {
                waiting.put(id, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records that a message may have to be sent, before the event that it reports. */
    void intend(String id, String body) {
        write(folder.resolve(id + INTENT), body);
    }

    /** Removes an intent, because its event did not happen. */
    void forget(String id) {
        delete(folder.resolve(id + INTENT));
    }

    /** The intents that a crash left, with the bodies of their messages. */
    Map<String, String> intents() {
        var intents = new LinkedHashMap<String, String>();
        try {
            for (var id : files(INTENT)) {
                intents.put(id, Files.readString(folder.resolve(id + INTENT)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return intents;
    }

    /** Turns an intent into a message. */
    synchronized void sendIntended(String id) {
        try {
            Files.move(folder.resolve(id + INTENT), folder.resolve(id + MESSAGE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waiting.put(id, 0);
        notifyAll();
    }

    void send(String id, String body) {
        intend(id, body);
        sendIntended(id);
    }

    /** Waits for messages, and returns at most {@code limit}. */
    synchronized List<Message> receive(int limit) throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        var messages = new ArrayList<Message>();
        var ids = waiting.entrySet().stream().limit(limit).toList();
        for (var entry : List.copyOf(ids)) {
            messages.add(new Message(entry.getKey(), read(entry.getKey()), entry.getValue() + 1));
            waiting.remove(entry.getKey());
            inFlight++;
        }
        return messages;
    }

    /** Deletes a message that was handled. */
    synchronized void delete(Message message) {
        delete(folder.resolve(message.id() + MESSAGE));
        inFlight--;
        notifyAll();
    }

    /** Returns a message that was not handled, so that it is received again. */
    synchronized void giveBack(Message message) {
        waiting.put(message.id(), message.received());
        inFlight--;
        notifyAll();
    }

    /** Whether a message is waiting. */
    synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether every message was handled. */
    synchronized boolean isIdle() {
        return waiting.isEmpty() && inFlight == 0;
    }

    synchronized void awaitIdle() throws InterruptedException {
        while (!isIdle()) {
            wait();
        }
    }

    /** The bodies of the waiting messages, oldest first. */
    synchronized List<String> bodies() {
        return waiting.keySet().stream().map(this::read).toList();
    }

    private List<String> files(String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    private String read(String id) {
        try {
            return Files.readString(folder.resolve(id + MESSAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String body) {
        try {
            var temporary = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(temporary, body);
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
