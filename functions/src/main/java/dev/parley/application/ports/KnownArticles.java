package dev.parley.application.ports;

import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: reads what the index knows of articles: their versions and which facts these report. */
public interface KnownArticles {
    /** What the index knows of an article, which may be nothing. */
    KnownArticle article(String articleId);

    /** What the index knows of several articles, by id. Every id has an entry. */
    Map<String, KnownArticle> articles(Collection<String> articleIds);

    /** The indexed versions whose original bytes have this SHA-256, in lower-case hexadecimal. */
    List<IndexedArticle> byContent(String sha256);
}
