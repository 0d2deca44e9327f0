package dev.parley.messages;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Message;
import dev.parley.articles.Article;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes the alert that tells of a fact: the messages for every channel, and what subscribers filter by. */
public final class AlertWriter {
    private final Links links;

    /** @param publicAddress where readers reach the API, without a slash at its end */
    public AlertWriter(URI publicAddress) {
        this.links = new Links(publicAddress);
    }

    /** The alert of a fact, as the article that made it news reports it. */
    public Alert write(Fact fact, Article article, Sighting sighting) {
        var message = new Message(
                new SmsWriter(links).write(fact),
                new SubjectWriter().write(fact),
                new EmailWriter(links).write(fact, article, sighting));
        return new Alert(
                fact.id() + "-new",
                fact.id(),
                article.key(),
                fact.kind(),
                fact.type(),
                fact.status(),
                ids(fact, p -> p.isPerson() ? Optional.of(p.id()) : Optional.empty()),
                ids(fact, Participant::country),
                message,
                sighting.seen());
    }

    private static List<String> ids(Fact fact, Function<Participant, Optional<String>> id) {
        return fact.participants().stream()
                .flatMap(p -> id.apply(p).stream())
                .distinct()
                .toList();
    }
}
