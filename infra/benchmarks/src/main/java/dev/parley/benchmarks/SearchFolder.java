package dev.parley.benchmarks;

import dev.parley.lucene.LuceneChanges;
import dev.parley.lucene.LuceneSearchIndex;
import dev.parley.lucene.Snapshot;
import dev.parley.lucene.Snapshots;
import dev.parley.search.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;

/** A search index in a folder of its own, built when it is not there yet. */
record SearchFolder(Path path) {
    /** Documents that go into a commit. */
    private static final int BATCH = 5000;

    private static final String COUNT = "documents";

    static SearchFolder of(String what, int documents) {
        return new SearchFolder(Path.of(System.getProperty("parley.home", "."))
                .resolve("infra/benchmarks/target/search")
                .resolve(what + "-" + documents));
    }

    /** Adds what of some document, by number. */
    interface Adding {
        void add(LuceneChanges changes, int number);
    }

    /** Empties it, and puts documents in. */
    void build(int documents, Adding adding) throws IOException {
        Files.createDirectories(path);
        try (var directory = FSDirectory.open(path);
                var writer = new IndexWriter(directory, LuceneChanges.config())) {
            var changes = new LuceneChanges(writer);
            changes.deleteAll();
            for (int i = 0; i < documents; i++) {
                adding.add(changes, i);
                if (i % BATCH == BATCH - 1) {
                    writer.commit();
                }
            }
            changes.note(COUNT, Optional.of(Integer.toString(documents)));
            writer.commit();
        }
    }

    private boolean isComplete() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var directory = FSDirectory.open(path)) {
            return DirectoryReader.indexExists(directory)
                    && DirectoryReader.listCommits(directory)
                            .getLast()
                            .getUserData()
                            .containsKey(COUNT);
        }
    }

    /** An index of the newest state, built first where it is not complete. */
    SearchIndex opened(int documents, Adding adding) throws IOException {
        if (!isComplete()) {
            build(documents, adding);
        }
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
