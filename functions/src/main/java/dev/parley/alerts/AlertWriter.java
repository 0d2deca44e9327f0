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

/** Writes the alert of a fact: the messages for every channel, and what subscribers filter by. */
public final class AlertWriter {
    private final Links links;

    /** @param publicAddress where readers reach the API, without a slash at its end */
    public AlertWriter(URI publicAddress) {
        this.links = new Links(publicAddress);
    }

    /** The alert of a fact, as the article that caused the alert reports it. */
    public Alert write(Announcement announcement) {
        var fact = announcement.fact();
        var message = new Message(
                new SmsWriter(links).write(announcement),
                new SubjectWriter().write(announcement),
                new EmailWriter(links).write(announcement));
        var values = new FilterValues(
                fact.type(),
                status(announcement),
                ids(announcement, p -> p.isPerson() ? Optional.of(p.id()) : Optional.empty()),
                ids(announcement, Participant::country));
        return new Alert(
                id(announcement),
                fact.id(),
                announcement.article().key(),
                announcement.reason(),
                values,
                message,
                TitleMatch.isAbout(
                        announcement.article().title(), announcement.sighting().mention()),
                announcement.decided(),
                announcement.article().publishedAt());
    }

    /** A fact is new once, happens once, and is corrected once by a version. */
    private static String id(Announcement announcement) {
        var id = announcement.fact().id();
        return switch (announcement.reason()) {
            case NEW -> id + "-new";
            case NOW_HAPPENED -> id + "-happened";
            case CORRECTED -> id + "-corrected-" + announcement.article().version();
        };
    }

    /** A correction is for those who were notified of what it corrects, also when that was a denial. */
    private static Status status(Announcement announcement) {
        var now = announcement.fact().status();
        if (announcement.reason() != AlertReason.CORRECTED) {
            return now;
        }
        return Stream.concat(announcement.before().lastNotified().map(LastNotified::status).stream(), Stream.of(now))
                .filter(Status::mayAlert)
                .findFirst()
                .orElse(Status.HAPPENED);
    }

    /** Values of those who take part; for a correction, also of those whom subscribers were notified of. */
    private static List<String> ids(Announcement announcement, Function<Participant, Optional<String>> id) {
        var participants = new ArrayList<>(announcement.fact().participants());
        if (announcement.reason() == AlertReason.CORRECTED) {
            announcement.before().lastNotified().ifPresent(last -> participants.addAll(last.participants()));
        }
        return participants.stream()
                .flatMap(p -> id.apply(p).stream())
                .distinct()
                .toList();
    }
}
