package dev.parley.lucene.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;

/** Iterates over all results of a search in batches. Holds a snapshot of the index until the last result is read. */
final class ResultScan<T> implements Iterator<T> {
    private static final int BATCH = 10_000;

    private final Results results;
    private final DocumentKind<T> kind;
    private final Runnable done;
    private List<FieldDoc> batch = List.of();
    private int next;
    private long left;

    /** @param done releases the snapshot; called once */
    ResultScan(Results results, DocumentKind<T> kind, long total, Runnable done) {
        this.results = results;
        this.kind = kind;
        this.left = total;
        this.done = done;
        if (total == 0) {
            done.run();
        }
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public T next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        try {
            if (next == batch.size()) {
                var start =
                        batch.isEmpty() ? Optional.<PageCursor>empty() : Optional.of(PageCursor.of(0, batch.getLast()));
                batch = results.after(start, (int) Math.min(left, BATCH));
                next = 0;
            }
            var result = kind.reader().read(results, batch.get(next++));
            if (--left == 0) {
                done.run();
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
