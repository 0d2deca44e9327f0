package dev.parley.lucene.index;

import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import dev.parley.search.SearchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;

/** Applies changes to an open {@link IndexWriter}. The owner of the writer commits or rolls back. */
public record LuceneChanges(IndexWriter writer) implements SearchWriter.Changes {
    /** Size limit of merged segments. A merge writes one twice, so this limits what a commit stores and needs of the disk. */
    private static final double LARGEST_SEGMENT_MB = 64;

    private static final double BUFFER_MB = 32;

    /**
     * The configuration of writers: one file per segment, strong compression of stored fields, merges in the committing
     * thread, and no commit on close.
     */
    public static IndexWriterConfig config() {
        var merges = new TieredMergePolicy().setMaxMergedSegmentMB(LARGEST_SEGMENT_MB);
        merges.setNoCFSRatio(1);
        return new IndexWriterConfig(new NewsAnalyzer())
                .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION))
                .setMergePolicy(merges)
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(true)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    /** The notes of a writer's next commit, initially those of the newest commit. */
    public static Map<String, String> notes(IndexWriter writer) {
        var notes = new HashMap<String, String>();
        var data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(note -> notes.put(note.getKey(), note.getValue()));
        }
        return notes;
    }

    @Override
    public void putArticle(String articleId, List<ArticleDocument> versions) {
        for (var version : versions) {
            if (!version.article().id().equals(articleId)) {
                throw new IllegalArgumentException(
                        version.article().id() + " is not a version of article " + articleId);
            }
        }
        write(() -> writer.updateDocuments(
                new Term(Fields.ARTICLE, articleId),
                versions.stream().map(Documents::of).toList()));
    }

    @Override
    public void putFact(FactDocument fact) {
        write(() -> writer.updateDocument(new Term(Fields.FACT, fact.fact().id()), Documents.of(fact)));
    }

    @Override
    public void deleteArticle(String articleId) {
        write(() -> writer.deleteDocuments(new Term(Fields.ARTICLE, articleId)));
    }

    @Override
    public void deleteFact(String factId) {
        write(() -> writer.deleteDocuments(new Term(Fields.FACT, factId)));
    }

    @Override
    public void note(String name, Optional<String> value) {
        var notes = notes(writer);
        value.ifPresentOrElse(text -> notes.put(name, text), () -> notes.remove(name));
        writer.setLiveCommitData(notes.entrySet());
    }

    private interface Change {
        void write() throws IOException;
    }

    private static void write(Change change) {
        try {
            change.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
