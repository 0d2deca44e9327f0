package dev.parley.messages;

/** Writes the subject of an email: printable ASCII under 100 characters, as SNS demands. */
final class SubjectWriter {
    private static final int LONGEST = 99;

    String write(Announcement announcement) {
        var subject = SafeText.ascii(new Lead(announcement).text(3, true, false));
        return subject.length() <= LONGEST
                ? subject
                : subject.substring(0, LONGEST - 3).strip() + "...";
    }
}
