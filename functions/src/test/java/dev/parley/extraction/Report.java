package dev.parley.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A sentence of {@code reports.tsv} with what it reports. */
record Report(
        String form,
        String sentence,
        Set<String> types,
        Set<String> statuses,
        Set<String> dates,
        String minutes,
        Set<String> parties) {
    private static final LocalDate THURSDAY = LocalDate.of(2025, 6, 12);

    static List<Report> all() throws IOException {
        return lines("reports.tsv").stream().map(Report::of).toList();
    }

    /** The sentences that the extractor still reads wrongly. */
    static List<String> misread() throws IOException {
        return lines("misread.txt");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Report of(String line) {
        String[] c = line.split("\t", -1);
        if (c.length != 7) {
            throw new IllegalArgumentException("a report has seven columns: " + line);
        }
        return new Report(c[0], c[1], any(c[2]), any(c[3]), any(c[4]), c[5], any(c[6]));
    }

    private static Set<String> any(String alternatives) {
        return Arrays.stream(alternatives.split("\\|"))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Nothing in it may alert anybody. */
    boolean isTrap() {
        return types.isEmpty();
    }

    Reading reading() {
        boolean headline = form.equals("headline");
        return new Reading(headline ? sentence : "", headline ? "" : sentence, THURSDAY, Optional.empty());
    }

    /** What is wrong with these mentions; empty when one of them is the report. */
    Optional<String> wrong(List<Mention> mentions) {
        if (isTrap()) {
            return mentions.stream().filter(Mention::mayAlert).findFirst().map(m -> "alerts: " + shown(m));
        }
        if (mentions.stream().anyMatch(this::tells)) {
            return Optional.empty();
        }
        return Optional.of("wanted " + types + " " + statuses + " " + dates + " " + parties + ", found "
                + mentions.stream().map(Report::shown).toList());
    }

    private boolean tells(Mention m) {
        return fits(types, m.type().label())
                && fits(statuses, m.status().label())
                && fits(dates, m.date().map(PartialDate::toString).orElse(""))
                && (minutes.isEmpty()
                        || minutes.equals(
                                m.durationMinutes().map(String::valueOf).orElse("")))
                && (parties.contains("*")
                        || parties.isEmpty()
                        || parties.stream().anyMatch(p -> sorted(p).equals(ids(m))));
    }

    private static boolean fits(Set<String> wanted, String found) {
        return wanted.contains("*") || wanted.contains(found) || wanted.isEmpty() && found.isEmpty();
    }

    private static List<String> sorted(String parties) {
        return Arrays.stream(parties.split("\\+")).sorted().toList();
    }

    private static List<String> ids(Mention m) {
        return m.participants().stream().map(Participant::id).sorted().toList();
    }

    private static String shown(Mention m) {
        return m.type().label() + " " + m.status().label() + " "
                + m.date().map(PartialDate::toString).orElse("-") + " " + ids(m) + " by " + m.rule();
    }
}
