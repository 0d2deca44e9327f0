package dev.parley.lucene.commits;

import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import dev.parley.search.SearchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;

/** Changes of an index whose documents have only an id. */
record PlainChanges(IndexWriter writer) implements SearchWriter.Changes {
    static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
    }

    static TreeSet<String> ids(DirectoryReader reader) {
        try {
            var ids = new TreeSet<String>();
            var live = MultiBits.getLiveDocs(reader);
            for (int i = 0; i < reader.maxDoc(); i++) {
                if (live == null || live.get(i)) {
                    ids.add(reader.storedFields().document(i).get("id"));
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void putArticle(String articleId, List<ArticleDocument> versions) {
        put(articleId);
    }

    @Override
    public void putFact(FactDocument fact) {
        put(fact.fact().id());
    }

    private void put(String id) {
        var document = new Document();
        document.add(new StringField("id", id, Field.Store.YES));
        run(() -> writer.updateDocument(new Term("id", id), document));
    }

    @Override
    public void deleteArticle(String articleId) {
        run(() -> writer.deleteDocuments(new Term("id", articleId)));
    }

    @Override
    public void deleteFact(String factId) {
        deleteArticle(factId);
    }

    @Override
    public void note(String name, Optional<String> value) {
        var notes = new HashMap<String, String>();
        var before = writer.getLiveCommitData();
        if (before != null) {
            before.forEach(note -> notes.put(note.getKey(), note.getValue()));
        }
        value.ifPresentOrElse(text -> notes.put(name, text), () -> notes.remove(name));
        writer.setLiveCommitData(notes.entrySet());
    }

    private interface Change {
        void run() throws IOException;
    }

    private static void run(Change change) {
        try {
            change.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
