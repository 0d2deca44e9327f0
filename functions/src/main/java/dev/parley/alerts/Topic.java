package dev.parley.alerts;

/** The topics that people subscribe to. */
public enum Topic {
    /** A message for each report of something new, up to the hourly limit, and then one digest. */
    ALERTS,
    /** One digest a day. */
    DAILY
}
