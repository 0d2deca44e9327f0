package dev.parley.facts;

/** Whether what a version of an article says can still be news. */
public enum Timing {
    /** It may alert. */
    TIMELY,
    /** It is older than what may alert anybody; it still counts in what is known. */
    LATE,
    /** A later version of its article is known: it alerts nobody and corrects nothing. */
    OVERTAKEN
}
