package dev.parley.exports;

import java.time.LocalDate;
import java.util.Locale;

/** The daily tables that analysts query by SQL: JSON Lines, one file a day. */
public enum DailyTable {
    /** One row for each version: {@link ArticleRow}. */
    ARTICLES,
    /** One row for each mention of a fact: {@link SightingRow}. */
    SIGHTINGS,
    /** One row for each state of a fact: {@link FactRow}. */
    FACTS;

    /** The name in object keys and in SQL. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The object key of a day's file: {@code tables/facts/day=2026-11-24/part-0.jsonl.gz}. */
    public String key(LocalDate day) {
        return "tables/" + label() + "/day=" + day + "/part-0.jsonl.gz";
    }
}
