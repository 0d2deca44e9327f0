package dev.parley.alerts;

import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.LastNotified;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the alert that tells of a fact: the messages for every channel, and what subscribers filter by. */
public final class AlertWriter {
    private final Links links;

    /** @param publicAddress where readers reach the API, without a slash at its end */
    public AlertWriter(URI publicAddress) {
        this.links = new Links(publicAddress);
    }

    /** The alert of a fact, as the article that made it news reports it. */
    public Alert write(Announcement announcement) {
        var fact = announcement.fact();
        var message = new Message(
                new SmsWriter(links).write(announcement),
                new SubjectWriter().write(announcement),
                new EmailWriter(links).write(announcement));
        return new Alert(
                id(announcement),
                fact.id(),
                announcement.article().key(),
                announcement.news(),
                fact.kind(),
                fact.type(),
                status(announcement),
                ids(announcement, p -> p.isPerson() ? Optional.of(p.id()) : Optional.empty()),
                ids(announcement, Participant::country),
                message,
                TitleMatch.isAbout(
                        announcement.article().title(), announcement.sighting().mention()),
                fact.told()
                        .map(LastNotified::when)
                        .orElse(announcement.sighting().seen()));
    }

    /** The same decision has the same id: a fact is new and happens once, and a version corrects it once. */
    private static String id(Announcement announcement) {
        var id = announcement.fact().id();
        return switch (announcement.news()) {
            case NEW -> id + "-new";
            case NOW_HAPPENED -> id + "-happened";
            case CORRECTED -> id + "-corrected-" + announcement.article().version();
        };
    }

    /** A correction is for those who were told what it corrects; a denial corrected again is for the same. */
    private static Status status(Announcement announcement) {
        var now = announcement.fact().status();
        if (announcement.news() != AlertReason.CORRECTED) {
            return now;
        }
        return Stream.concat(announcement.before().told().map(LastNotified::status).stream(), Stream.of(now))
                .filter(Status::mayAlert)
                .findFirst()
                .orElse(Status.HAPPENED);
    }

    /** Of those who take part, and of those who were said to. */
    private static List<String> ids(Announcement announcement, Function<Participant, Optional<String>> id) {
        var participants = new ArrayList<>(announcement.fact().participants());
        if (announcement.news() == AlertReason.CORRECTED) {
            announcement.before().told().ifPresent(told -> participants.addAll(told.participants()));
        }
        return participants.stream()
                .flatMap(p -> id.apply(p).stream())
                .distinct()
                .toList();
    }
}
