package dev.parley.importing;

import dev.parley.articles.Submission;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits an mbox file into its mails, which Apache James Mime4j then reads. Its own splitter maps the whole file into
 * memory, which neither a stream nor a file of more than two gigabytes allows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155</a>
 */
final class MboxRecords {
    /** A line that begins a mail: the sender, and a time with its year. */
    private static final Pattern SEPARATOR = Pattern.compile("From \\S+.*\\d{4}.*");

    /** A line of a mail that looked like a separator when the mail was stored. */
    private static final Pattern QUOTED = Pattern.compile("(?s)>+From .*");

    private static final Optional<String> TYPE = Optional.of("message/rfc822");

    private final NumberedRecords records;
    private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
    private int number;

    MboxRecords(NumberedRecords records) {
        this.records = records;
    }

    static boolean isSeparator(String line) {
        return line.startsWith("From ") && SEPARATOR.matcher(line).matches();
    }

    void read(BufferedInputStream in) throws IOException {
        var lines = new ByteLines(in, Submission.MAX_BYTES);
        boolean afterBlank = true;
        for (var line = lines.next(); line != null; line = lines.next()) {
            var text = line.length > 0 && (line[0] == 'F' || line[0] == '>')
                    ? new String(line, StandardCharsets.ISO_8859_1)
                    : "";
            if (afterBlank && isSeparator(text.strip())) {
                pass();
                number++;
            } else if (number == 0) {
                records.refuse("", ImportFormat.MBOX, "The file does not begin with a line \"From sender time\".");
                return;
            } else if (mail.size() <= Submission.MAX_BYTES) {
                int from = QUOTED.matcher(text).matches() ? 1 : 0;
                mail.write(line, from, line.length - from);
            }
            afterBlank = line.length <= 2 && isBlank(line);
        }
        pass();
    }

    private void pass() {
        if (number > 0) {
            records.sent("mail " + number, ImportFormat.MBOX, mail.toByteArray(), TYPE, Optional.empty());
        }
        mail.reset();
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).isBlank();
    }
}
