package dev.parley.lucene.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;

/** Everything that a search finds, batch after batch, from a state of the index that is held until the last. */
final class ResultScan<T> implements Iterator<T> {
    private static final int BATCH = 10_000;

    private final Results results;
    private final DocumentKind<T> kind;
    private final Runnable done;
    private List<FieldDoc> batch = List.of();
    private int next;
    private long left;

    /** @param done lets go of the state; called once */
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
                var place =
                        batch.isEmpty() ? Optional.<PageCursor>empty() : Optional.of(PageCursor.of(0, batch.getLast()));
                batch = results.behind(place, (int) Math.min(left, BATCH));
                next = 0;
            }
            var found = kind.reader().read(results, batch.get(next++));
            if (--left == 0) {
                done.run();
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
