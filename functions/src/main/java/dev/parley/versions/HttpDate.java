package dev.parley.versions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates in HTTP headers of datetime negotiation: {@code Wed, 12 Feb 2025 22:00:00 GMT}, to the second.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7089#section-2.1">RFC 7089, section 2.1</a>
 */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    public static String of(Instant moment) {
        return FORMAT.format(moment);
    }

    /** Empty for any other format, and for a weekday that does not match the day. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORMAT.parse(text.strip(), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
