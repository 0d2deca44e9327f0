package dev.parley.articles.dates;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the date in the path of an address: {@code /2025/02/12/}, {@code /2025/feb/12/}, {@code /2025-02-12-title},
 * {@code /a20250212}, {@code /12-02-2025-title}. In the address of a web archive's copy, the date of the capture is
 * ignored and the archived address is searched.
 */
public final class UrlDate {
    /** The first year accepted: news sites did not exist earlier. */
    public static final int OLDEST_YEAR = 1994;

    private static final Pattern PATH = Pattern.compile("^https?://[^/?#]+(/[^?#]*)");
    private static final Pattern ARCHIVED = Pattern.compile("^/web/[0-9]{14}[a-z_]{0,4}/https?:/{1,2}[^/]+");
    private static final List<Pattern> YEAR_FIRST = List.of(
            Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})([/_.-])([01]?[0-9]|[a-z]{3,9})\\2([0-3]?[0-9])(?![0-9])"),
            Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})(/?)([01][0-9])/?([0-3][0-9])(?![0-9])"));
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<![0-9])([0-3][0-9])([/_.-])([01][0-9])\\2(20[0-9]{2})(?![0-9])");

    private UrlDate() {}

    /**
     * The date in a form that {@link ParsedDate} reads; empty when there is none.
     *
     * @param url a full http or https address
     */
    public static Optional<String> in(String url) {
        var address = PATH.matcher(url);
        if (!address.find()) {
            return Optional.empty();
        }
        var path = ARCHIVED.matcher(address.group(1)).replaceFirst("");
        for (var form : YEAR_FIRST) {
            var day = form.matcher(path);
            while (day.find()) {
                var printed = day.group(3).chars().anyMatch(Character::isLetter)
                        ? day.group(4) + " " + day.group(3) + " " + day.group(1)
                        : day.group(1) + "-" + day.group(3) + "-" + day.group(4);
                if (isDay(printed)) {
                    return Optional.of(printed);
                }
            }
        }
        var last = YEAR_LAST.matcher(path);
        return last.find()
                ? Optional.of(last.group(1) + "/" + last.group(3) + "/" + last.group(4))
                        .filter(UrlDate::isDay)
                : Optional.empty();
    }

    private static boolean isDay(String printed) {
        return DateScanner.in(printed, "en").stream()
                .findFirst()
                .map(ScannedDate::day)
                .map(LocalDate::getYear)
                .filter(year -> year >= OLDEST_YEAR)
                .isPresent();
    }
}
