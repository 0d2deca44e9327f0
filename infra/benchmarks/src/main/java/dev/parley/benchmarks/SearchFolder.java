package dev.parley.benchmarks;

import dev.parley.lucene.commits.Snapshot;
import dev.parley.lucene.commits.Snapshots;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;

/** A search index in its own folder, built if it does not exist. */
record SearchFolder(Path path) {
    /** Number of documents in a commit. */
    private static final int BATCH = 5000;

    static SearchFolder of(String what, int documents) {
        return new SearchFolder(Path.of(System.getProperty("parley.home", "."))
                .resolve("infra/benchmarks/target/search")
                .resolve(what + "-" + documents));
    }

    /** Adds the document with a number. Called by several threads. */
    interface Adding {
        void add(LuceneChanges changes, int number);
    }

    /** Adds the missing documents, on all cores. */
    void build(int documents, Adding adding) throws IOException {
        Files.createDirectories(path);
        try (var directory = FSDirectory.open(path);
                var writer = new IndexWriter(directory, LuceneChanges.config())) {
            var changes = new LuceneChanges(writer);
            for (int from = writer.getDocStats().numDocs; from < documents; from += BATCH) {
                IntStream.range(from, Math.min(documents, from + BATCH))
                        .parallel()
                        .forEach(number -> adding.add(changes, number));
                writer.commit();
            }
        }
    }

    void empty() throws IOException {
        Files.createDirectories(path);
        try (var directory = FSDirectory.open(path);
                var writer = new IndexWriter(directory, LuceneChanges.config())) {
            writer.deleteAll();
            writer.commit();
        }
    }

    /** Completes the index, and opens its newest state. */
    SearchIndex opened(int documents, Adding adding) throws IOException {
        build(documents, adding);
        var snapshot = new Snapshot(1, DirectoryReader.open(FSDirectory.open(path)));
        return new LuceneSearchIndex(new Snapshots() {
            @Override
            public Snapshot newest() {
                return snapshot;
            }

            @Override
            public Optional<Snapshot> at(long generation) {
                return Optional.of(snapshot);
            }
        });
    }

    long bytes() {
        return files().stream().mapToLong(SearchFolder::size).sum();
    }

    int count() {
        return files().size();
    }

    private List<Path> files() {
        try (var files = Files.list(path)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
