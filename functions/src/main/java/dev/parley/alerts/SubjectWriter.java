package dev.parley.alerts;

/** Writes the subject of an email: printable ASCII under 100 characters, as SNS requires. */
final class SubjectWriter {
    private static final int LONGEST = 99;

    String write(Announcement announcement) {
        return write(new Headline(announcement));
    }

    String write(Headline headline) {
        var subject = SafeText.ascii(headline.text(3, true, false));
        return subject.length() <= LONGEST
                ? subject
                : subject.substring(0, LONGEST - 3).strip() + "...";
    }
}
