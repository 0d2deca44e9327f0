package dev.parley.application;

import dev.parley.application.ReadRecord.ArchiveFile;
import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ReadRecord.Result;
import dev.parley.application.ReadRecord.Submitted;
import dev.parley.application.ReadRecord.Version;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.articles.Article;
import dev.parley.articles.DeletedArticle;

/** Archives imported records. Repeating it changes nothing. The versions of one article must come in their order. */
public record ArchiveRecord(ArticleArchive archive, ArchiveArticle archiving) {
    /** Archives a version. When this returns, the archive has it, unless its article was deleted. */
    public Result archive(Version version) {
        try {
            return switch (version) {
                case Submitted submitted ->
                    switch (archiving
                            .archive(submitted.article(), submitted.submission())
                            .outcome()) {
                        case NEW, NEW_VERSION -> Result.of(Outcome.IMPORTED);
                        case KNOWN -> Result.of(Outcome.KNOWN);
                    };
                case ArchiveFile file -> archive(file.article(), file.warc());
            };
        } catch (DeletedArticle deleted) {
            return Result.because(Outcome.DELETED, String.valueOf(deleted.getMessage()));
        }
    }

    private Result archive(Article article, byte[] warc) {
        archive.tombstone(article.id()).ifPresent(tombstone -> {
            throw new DeletedArticle(tombstone);
        });
        return Result.of(archive.putIfAbsent(article.key(), warc) ? Outcome.IMPORTED : Outcome.KNOWN);
    }
}
