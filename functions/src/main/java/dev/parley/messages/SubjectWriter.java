package dev.parley.messages;

/** Writes the subject of an email: printable ASCII under 100 characters, as SNS demands. */
final class SubjectWriter {
    private static final int LONGEST = 99;

    String write(Announcement announcement) {
        return write(new Lead(announcement));
    }

    String write(Lead lead) {
        var subject = SafeText.ascii(lead.text(3, true, false));
        return subject.length() <= LONGEST
                ? subject
                : subject.substring(0, LONGEST - 3).strip() + "...";
    }
}
