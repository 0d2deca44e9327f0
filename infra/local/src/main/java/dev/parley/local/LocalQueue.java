package dev.parley.local;

import static java.util.Objects.requireNonNull;

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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A queue on disk. Each message is a file, which is synced before the message counts as sent, and deleted when the message
 * is handled. Receive counts are in memory and start again after a restart.
 */
final class LocalQueue {
    /** A message with the number of times it was received, this time included. */
    record Message(String id, String body, int received) {}

    private static final String INTENT = ".intent";
    private static final String MESSAGE = ".json";

    /** Ending of a message that could not be read. It is kept for a person to look at. */
    private static final String UNREADABLE = ".unreadable";

    private final Path folder;
    private final Consumer<String> log;
    private final Map<String, Integer> waiting = new LinkedHashMap<>();
    private int inFlight;

    /** @param log receives a line for each message that cannot be read */
    LocalQueue(Path folder, Consumer<String> log) {
        this.folder = folder;
        this.log = log;
        try {
            StateFiles.folder(folder);
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
                read(id, INTENT).ifPresent(body -> intents.put(id, body));
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

    /**
     * Waits for messages, and returns at most {@code limit}. Messages that cannot be read are put aside, so the list may be
     * empty.
     */
    synchronized List<Message> receive(int limit) throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return receiveNow(limit);
    }

    /** Returns at most {@code limit} of the waiting messages, without waiting for any. */
    synchronized List<Message> receiveNow(int limit) {
        var messages = new ArrayList<Message>();
        for (var id : waiting.keySet().stream().limit(limit).toList()) {
            int received = requireNonNull(waiting.remove(id)) + 1;
            read(id, MESSAGE).ifPresent(body -> {
                messages.add(new Message(id, body, received));
                inFlight++;
            });
        }
        notifyAll();
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

    /** The number of waiting messages. */
    synchronized int size() {
        return waiting.size();
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
        return List.copyOf(waiting.keySet()).stream()
                .flatMap(id -> read(id, MESSAGE).stream())
                .toList();
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

    /** The body of a message or intent; empty if it cannot be read, and then it is put aside. */
    private Optional<String> read(String id, String ending) {
        var file = folder.resolve(id + ending);
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            var aside = folder.resolve(id + ending + UNREADABLE);
            log.accept("the message " + file + " cannot be read (" + e + "): it was renamed to " + aside.getFileName()
                    + ", and the others are handled. If it named an archived version, ./parley rebuild indexes it");
            try {
                Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException moving) {
                log.accept("the message " + file + " cannot be renamed (" + moving + ")");
            }
            return Optional.empty();
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
