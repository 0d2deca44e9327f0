package dev.parley.versions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes a citation as a RIS record of type NEWS in UTF-8: a tag and a value on each line, lines ended by CR LF. */
final class Ris {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private Ris() {}

    static String write(Citation citation) {
        var record = new StringBuilder();
        line(record, "TY", "NEWS");
        line(record, "ID", citation.key());
        for (var author : citation.authors()) {
            line(
                    record,
                    "AU",
                    author.family()
                            .flatMap(family -> author.given().map(given -> family + ", " + given))
                            .orElse(author.name()));
        }
        line(record, "TI", citation.title());
        citation.outlet().ifPresent(outlet -> line(record, "T2", outlet));
        citation.published().ifPresent(published -> {
            line(record, "PY", Integer.toString(published.getYear()));
            line(record, "DA", day(published));
        });
        line(record, "Y2", day(citation.accessedDay()));
        if (!citation.language().equals("und")) {
            line(record, "LA", citation.language());
        }
        line(record, "UR", citation.url());
        line(record, "AN", citation.version());
        line(record, "N1", citation.note());
        line(record, "ER", "");
        return record.toString();
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Line breaks in a value become spaces, so that no part of it is read as a tag. */
    private static void line(StringBuilder record, String tag, String value) {
        record.append(tag)
                .append("  - ")
                .append(value.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip())
                .append("\r\n");
    }
}
