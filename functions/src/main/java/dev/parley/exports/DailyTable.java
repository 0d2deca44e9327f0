package dev.parley.exports;

import java.time.LocalDate;
import java.util.Locale;

/** A table that analysts ask by SQL: JSON Lines, one file a day. */
public enum DailyTable {
    /** One row a version: {@link ArticleRow}. */
    ARTICLES,
    /** One row a mention of a fact: {@link SightingRow}. */
    SIGHTINGS,
    /** One row a state of a fact: {@link FactRow}. */
    FACTS;

    /** The name used in keys and in SQL. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of a day's file: {@code tables/facts/day=2026-11-24/part-0.jsonl.gz}. */
    public String key(LocalDate day) {
        return "tables/" + label() + "/day=" + day + "/part-0.jsonl.gz";
    }
}
