package dev.parley.application;

import dev.parley.application.ArchiveResult.Novelty;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.IntakeIndex.Answer;
import dev.parley.articles.Article;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import java.util.Comparator;
import java.util.Optional;

/**
 * First stage: reads a submission and archives it. When it returns, the archive has it.
 *
 * @param index asked before the archive, because that costs less
 */
public record ArchiveArticle(ArticleReader reader, ArticleArchive archive, IntakeIndex index) {
    /**
     * Archives one submission. A submission that cannot be read as an article is archived with a state that says so.
     *
     * @throws RefusedSubmission when it is empty or too large
     * @throws DeletedArticle when an operator deleted this article
     */
    public ArchiveResult archive(Submission submission) throws RefusedSubmission {
        return archive(reader.read(submission), submission);
    }

    /**
     * Archives an article that was read from a submission.
     *
     * @throws DeletedArticle when an operator deleted this article
     */
    ArchiveResult archive(Article article, Submission submission) {
        var known = index.ask(article.key());
        if (known == Answer.DELETED || known == Answer.NO_ANSWER) {
            archive.tombstone(article.id()).ifPresent(tombstone -> {
                throw new DeletedArticle(tombstone);
            });
        }
        if (!archive.putIfAbsent(article.key(), WarcFile.write(article, submission))) {
            return changedRelease(article)
                    .map(last -> again(article.after(last), submission))
                    .orElseGet(() -> new ArchiveResult(article, Novelty.KNOWN));
        }
        return new ArchiveResult(article, known == Answer.OTHER_VERSIONS ? Novelty.NEW_VERSION : Novelty.NEW);
    }

    /** The newest archived version of a wire item, when its release status differs from this one. */
    private Optional<VersionKey> changedRelease(Article article) {
        if (article.release().isEmpty()) {
            return Optional.empty();
        }
        return archive.versions(article.id()).stream()
                .flatMap(key -> archive.get(key).stream())
                .map(warc -> WarcFile.read(warc).article())
                .max(Comparator.comparing(Article::arrived))
                .filter(last -> last.standing() != article.standing())
                .map(Article::key);
    }

    private ArchiveResult again(Article article, Submission submission) {
        boolean isNew = archive.putIfAbsent(article.key(), WarcFile.write(article, submission));
        return new ArchiveResult(article, isNew ? Novelty.NEW_VERSION : Novelty.KNOWN);
    }
}
