package dev.parley.facts;

/** Whether a version of an article can still alert. */
public enum Timing {
    /** It may alert. */
    TIMELY,
    /** It is older than the freshness window: it changes facts, but alerts nobody. */
    LATE,
    /** A later version of its article is known: it alerts nobody and corrects nothing. */
    OVERTAKEN
}
