package dev.parley.collecting.fetching;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a response, in their order. */
public record Headers(List<Header> all) {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    /** One header line. */
    public record Header(String name, String value) {}

    /** The first value of a header, without blanks around it. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** What a later request can ask with whether the response changed. */
    public Validators validators() {
        return new Validators(first("ETag"), first("Last-Modified"));
    }

    /** How long the response counts as fresh, by Cache-Control. */
    public Optional<Duration> maxAge() {
        return first("Cache-Control")
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
    }

    /** How long the server asks to be left alone: Retry-After in seconds or as a date. */
    public Optional<Duration> retryAfter(Instant now) {
        return first("Retry-After").flatMap(value -> {
            if (SECONDS.matcher(value).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
