package dev.parley.application;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.LegalHolds;
import dev.parley.articles.Article;
import dev.parley.articles.LegalHold;
import dev.parley.articles.LegalHold.Act;
import dev.parley.articles.LegalHold.Action;
import dev.parley.ids.Id;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Places and releases legal holds, for an operator. While an article is held, {@link DeleteArticle} refuses it. */
public record HoldArticle(ArticleArchive archive, LegalHolds holds, Clock clock) {
    /** The hold of an article cannot be changed. The message says why, for an operator. */
    public static final class RefusedHold extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private RefusedHold(String message) {
            super(message);
        }
    }

    /**
     * Places a hold.
     *
     * @param id as typed
     * @throws RefusedHold when there is no such article, it was deleted, or it is held already
     */
    public Act hold(String id, String by, String reason) {
        var act = new Act(Action.PLACED, clock.instant().truncatedTo(ChronoUnit.SECONDS), by, reason);
        var articleId = parsed(id);
        refuseDeleted(articleId);
        if (archive.versions(articleId).isEmpty()) {
            throw new RefusedHold("there is no article " + id + ": check the id for a mistyped character");
        }
        var before = holds.of(articleId);
        before.inForce().ifPresent(placed -> {
            throw new RefusedHold(articleId + " is held already, since " + placed.when() + " by " + placed.by() + ": "
                    + placed.reason());
        });
        add(before, act);
        // A deletion that began meanwhile looks for holds after it wrote its tombstone: one of the two sees the other.
        refuseDeleted(articleId);
        return act;
    }

    /**
     * Releases a hold.
     *
     * @param id as typed
     * @throws RefusedHold when the article is not held
     */
    public Act release(String id, String by, String reason) {
        var act = new Act(Action.RELEASED, clock.instant().truncatedTo(ChronoUnit.SECONDS), by, reason);
        var before = holds.of(parsed(id));
        if (before.inForce().isEmpty()) {
            throw new RefusedHold(id + " is not held");
        }
        add(before, act);
        return act;
    }

    /** The articles that are held now. */
    public List<LegalHold> held() {
        return holds.all().filter(hold -> hold.inForce().isPresent()).toList();
    }

    /** All holds of an article. {@code id} as typed. */
    public LegalHold history(String id) {
        return holds.of(parsed(id));
    }

    private void add(LegalHold before, Act act) {
        if (!holds.add(before, act)) {
            throw new RefusedHold("somebody else changed the hold of " + before.articleId() + " just now: look again");
        }
    }

    private void refuseDeleted(String articleId) {
        archive.tombstone(articleId).ifPresent(tombstone -> {
            throw new RefusedHold(articleId + " cannot be held. " + tombstone.message());
        });
    }

    private static String parsed(String id) {
        return Id.parse(id, Article.ID_LENGTH)
                .orElseThrow(() -> new RefusedHold(id + " is no article's id: "
                        + Id.fault(id, Article.ID_LENGTH).orElse("")));
    }
}
