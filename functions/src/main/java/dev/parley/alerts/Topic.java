package dev.parley.alerts;

/** What one can subscribe to. */
public enum Topic {
    /** A message for each report of something new, at most so many an hour, and then one digest. */
    ALERTS,
    /** One message a day. */
    DAILY
}
