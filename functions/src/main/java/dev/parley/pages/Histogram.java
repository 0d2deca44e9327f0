package dev.parley.pages;

import dev.parley.pages.TimeScale.Period;
import dev.parley.pages.TimeScale.Unit;
import dev.parley.search.DayRange;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * A chart of counts over time, drawn as SVG. Each bar leads to its period, and a script lets a pointer choose several.
 * The same numbers are in a table of links below it, for keyboards, screen readers and telephones.
 */
final class Histogram {
    private static final int HEIGHT = 100;
    private static final int WIDTH = 10;

    /** Periods below which a bar does not fill its room. */
    private static final int FEW = 12;

    /** Labels below the bars, so that they do not run into each other. */
    private static final int MOST_LABELS = 8;

    private Histogram() {}

    /**
     * @param what is counted, in the plural
     * @param from name of the parameter for the first day
     * @param to name of the parameter for the last day
     */
    static Html of(TimeScale scale, SearchAddress address, DayRange range, String what, String from, String to) {
        var html = new Html().tag("<section class=\"time\" aria-labelledby=\"time\">");
        html.open("h2", "id", "time")
                .text(Labels.capitalised(what) + " by " + scale.unit().word())
                .tag("</h2>");
        html.add(steps(scale, address, range, from, to));
        if (scale.periods().isEmpty()) {
            return html.tag("<p class=\"soft\">Nothing to draw.</p></section>\n");
        }
        html.add(bars(scale, address, from, to)).add(labels(scale.periods()));
        html.tag(
                        "<details class=\"numbers\"><summary>As numbers</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
                .tag(" aria-label=\"Counts by period\"><table><thead><tr><th scope=\"col\">Period</th>")
                .tag("<th scope=\"col\" class=\"number\">Count</th></tr></thead><tbody>");
        for (var period : scale.periods()) {
            if (period.count() > 0) {
                html.tag("<tr><td>")
                        .link(address(address, period, from, to).toString(), period.label())
                        .tag("</td><td class=\"number\">")
                        .text(Labels.number(period.count()))
                        .tag("</td></tr>");
            }
        }
        return html.tag("</tbody></table></div></details></section>\n");
    }

    private static SearchAddress address(SearchAddress address, Period period, String from, String to) {
        return address.with(from, period.from().toString()).with(to, period.to().toString());
    }

    /** The way back from a short time to a longer one. */
    private static Html steps(TimeScale scale, SearchAddress address, DayRange range, String from, String to) {
        if (range.isOpen()) {
            return new Html();
        }
        var html = new Html().tag("<p class=\"steps\">");
        html.link(address.without(from, to).toString(), "All time");
        var first = range.from();
        var last = range.to();
        if (first.isPresent()
                && last.isPresent()
                && first.get().getYear() == last.get().getYear()) {
            var year = first.get().withDayOfYear(1);
            var yearEnd = year.plusYears(1).minusDays(1);
            if (!first.get().equals(year) || !last.get().equals(yearEnd)) {
                html.tag(" <span aria-hidden=\"true\">\u203a</span> ")
                        .link(
                                address.with(from, year.toString())
                                        .with(to, yearEnd.toString())
                                        .toString(),
                                Integer.toString(year.getYear()));
            }
            if (scale.unit() == Unit.DAY && first.equals(last)) {
                var month = first.get().withDayOfMonth(1);
                var monthEnd = month.plusMonths(1).minusDays(1);
                html.tag(" <span aria-hidden=\"true\">\u203a</span> ")
                        .link(
                                address.with(from, month.toString())
                                        .with(to, monthEnd.toString())
                                        .toString(),
                                month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            }
        }
        return html.tag("</p>");
    }

    private static Html bars(TimeScale scale, SearchAddress address, String from, String to) {
        var periods = scale.periods();
        var html = new Html()
                .open(
                        "svg",
                        "class",
                        "bars",
                        "viewBox",
                        "0 0 " + periods.size() * WIDTH + " " + HEIGHT,
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true",
                        "data-from",
                        from,
                        "data-to",
                        to);
        for (int i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            html.open(
                    "a",
                    "href",
                    address(address, period, from, to).toString(),
                    "tabindex",
                    "-1",
                    "data-first",
                    period.from().toString(),
                    "data-last",
                    period.to().toString());
            html.element("title", period.label() + ": " + Labels.number(period.count()));
            html.open(
                            "rect",
                            "class",
                            "room",
                            "x",
                            Integer.toString(i * WIDTH),
                            "y",
                            "0",
                            "width",
                            Integer.toString(WIDTH),
                            "height",
                            Integer.toString(HEIGHT))
                    .tag("</rect>");
            if (period.count() > 0) {
                // A period with few results is still seen.
                long height = Math.max(2, period.count() * HEIGHT / scale.highest());
                html.open(
                                "rect",
                                "class",
                                "bar",
                                "x",
                                Integer.toString(i * WIDTH + (periods.size() < FEW ? 0 : 1)),
                                "y",
                                Long.toString(HEIGHT - height),
                                "width",
                                Integer.toString(barWidth(periods.size())),
                                "height",
                                Long.toString(height))
                        .tag("</rect>");
            }
            html.tag("</a>");
        }
        return html.tag("</svg>");
    }

    /** Few periods have wide rooms, in which bars stay narrow. */
    private static int barWidth(int periods) {
        return Math.max(1, (WIDTH - 2) * Math.min(periods, FEW) / FEW);
    }

    private static Html labels(List<Period> periods) {
        int step = (periods.size() + MOST_LABELS - 1) / MOST_LABELS;
        var html = new Html().tag("<p class=\"axis\" aria-hidden=\"true\">");
        for (int i = 0; i < periods.size(); i += step) {
            html.element("span", periods.get(i).label());
        }
        return html.tag("</p>");
    }
}
