package dev.parley.application;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Fetches several things at once and gives them in the order in which they were asked for; never more of them are held
 * than the window says.
 */
final class InOrder<K, V> implements Iterator<V>, AutoCloseable {
    private final Iterator<K> keys;
    private final Function<K, V> fetch;
    private final int window;
    private final ArrayDeque<Future<V>> ahead = new ArrayDeque<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    InOrder(Iterator<K> keys, Function<K, V> fetch, int window) {
        this.keys = keys;
        this.fetch = fetch;
        this.window = window;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || keys.hasNext();
    }

    @Override
    public V next() {
        while (ahead.size() < window && keys.hasNext()) {
            var key = keys.next();
            ahead.add(workers.submit(() -> fetch.apply(key)));
        }
        if (ahead.isEmpty()) {
            throw new NoSuchElementException();
        }
        try {
            return ahead.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
