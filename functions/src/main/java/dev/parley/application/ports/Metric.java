package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What is measured, for the dashboard and the alarms. Each metric, and each kind of one, is billed. */
public enum Metric {
    /** Articles, counted when their first version is indexed. */
    ARTICLES("Articles"),
    /** Further versions of articles. */
    VERSIONS("Versions"),
    /** Archived submissions in which no article was found. */
    UNPARSED("Unparsed"),
    /** Versions of which no day of publication was found, so that they alert nobody. */
    UNKNOWN_DAYS("UnknownDays"),
    /** New facts. */
    FACTS("Facts"),
    /** Reports of facts, new and known. */
    SIGHTINGS("Sightings"),
    /** New facts that alert nobody until a second outlet reports them. */
    UNCONFIRMED("Unconfirmed"),
    /** Messages that SNS took, by {@link Channel}. */
    ALERTS_PUBLISHED("AlertsPublished", "Channel"),
    /** From the publication of an article to the publication of its alert, where the time of the first is known. */
    ALERT_AGE("AlertAge", Unit.MILLISECONDS, Optional.empty()),
    /** Messages that wait for a digest, because the hour's are used up. */
    ALERTS_HELD_BACK("AlertsHeldBack"),
    /** Messages that SNS will never take. */
    ALERTS_REFUSED("AlertsRefused"),
    /** Messages that waited too long to be sent. */
    ALERTS_EXPIRED("AlertsExpired"),
    /** Messages of queues and records of streams that failed and are tried again, by cause. */
    ITEMS_FAILED("ItemsFailed", "Reason"),
    /** Articles, files and requests that were refused, by reason. */
    REFUSED("Refused", "Reason"),
    /** Feeds that were fetched or tried. */
    FEEDS_POLLED("FeedsPolled"),
    /** Feeds that could not be read when they were fetched. */
    FEEDS_FAILED("FeedsFailed"),
    /** Feeds that have failed for a day, or have been silent for much longer than usual, in a run of the poll function. */
    FEEDS_IN_TROUBLE("FeedsInTrouble", "Reason"),
    /** What is wrong with the archive, in a run of the fixity function. */
    ARCHIVE_DAMAGED("ArchiveDamaged");

    /** The units of CloudWatch that are used. */
    public enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Which subscribers a message may reach. */
    public enum Channel {
        EMAIL_AND_SMS("email-and-sms"),
        /** The day's SMS are used up. */
        EMAIL("email");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String label;
    private final Unit unit;
    private final Optional<String> dimension;

    Metric(String label) {
        this(label, Unit.COUNT, Optional.empty());
    }

    Metric(String label, String dimension) {
        this(label, Unit.COUNT, Optional.of(dimension));
    }

    Metric(String label, Unit unit, Optional<String> dimension) {
        this.label = requireNonNull(label, "label");
        this.unit = requireNonNull(unit, "unit");
        this.dimension = requireNonNull(dimension, "dimension");
    }

    /** The name in CloudWatch. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    /** The dimension by which its kinds are told apart, if it has kinds. */
    public Optional<String> dimension() {
        return dimension;
    }
}
