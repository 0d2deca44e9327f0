package dev.parley.application;

import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.facts.Fact;
import dev.parley.facts.Identity;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Outlet;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A version that is compared with what the index has of it. */
record RereadVersion(Article article, List<Mention> mentions, KnownArticle known, IndexedArticle indexed) {
    VersionKey key() {
        return article.key();
    }

    boolean isNewest() {
        return known.versions().getLast().version().equals(article.version());
    }

    Sighting sighting(Mention mention, Instant seen) {
        return new Sighting(
                key(),
                Outlet.of(article),
                Outlet.origin(article),
                mention,
                seen,
                article.arrived(),
                article.day(),
                TextFingerprint.of(article.text()));
    }

    Set<MatchKey> lookups(Mention mention) {
        var lookups = new LinkedHashSet<>(Identity.lookups(mention, article.day()));
        lookups.addAll(Identity.matchKeys(mention, article.day()));
        return lookups;
    }

    /** As the indexing of the version would have it. */
    String newId(Mention mention) {
        return Id.of(mention.key() + "|" + article.id() + "|" + article.version(), Fact.ID_LENGTH);
    }
}
