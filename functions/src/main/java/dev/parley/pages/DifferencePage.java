package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadArchive.VersionView;
import dev.parley.pages.Page.Place;
import dev.parley.versions.MentionChanges;
import dev.parley.versions.VersionDiff;
import dev.parley.versions.VersionDiff.Run;
import java.util.List;

/** The page of what differs between two versions of an article. */
public final class DifferencePage {
    /** Characters at each end of a stretch that stayed; what is between is folded. */
    private static final int AROUND = 240;

    private DifferencePage() {}

    /** @param versions all versions of the article, in order of arrival */
    public static String of(VersionDiff diff, List<VersionView> versions) {
        var body = new Html()
                .tag("<div class=\"narrow\">\n<p class=\"kicker\">")
                .link("/articles/" + diff.id(), ArticlePage.titled(diff.title().after()))
                .tag("</p>\n<h1>What changed</h1>\n<p class=\"lead\"><strong>")
                .text(kind(diff.kind()))
                .tag("</strong> ")
                .isolated(reason(diff))
                .tag("</p>\n");
        body.add(chooser(diff, versions));
        if (diff.title().changed()) {
            body.tag("<h2>Headline</h2>\n<p><del>")
                    .isolated(ArticlePage.titled(diff.title().before()))
                    .tag("</del><br><ins>")
                    .isolated(ArticlePage.titled(diff.title().after()))
                    .tag("</ins></p>\n");
        }
        body.add(facts(diff.facts()));
        body.tag("<h2>Text</h2>\n");
        if (diff.granularity().equals("paragraphs")) {
            body.tag("<p class=\"soft\">The texts are long and very different: they are compared by paragraphs.</p>\n");
        }
        body.tag("<div class=\"text difference\" dir=\"auto\">");
        for (int i = 0; i < diff.text().size(); i++) {
            body.add(run(diff.text().get(i), i == 0, i == diff.text().size() - 1));
        }
        return Page.of(Place.ARTICLES, "What changed", body.tag("</div></div>\n"));
    }

    /** What is listed below needs no sentence of its own. */
    private static String reason(VersionDiff diff) {
        return diff.kind() == VersionDiff.Kind.FACTS
                ? "Numbers, days, names or what is reported differ."
                : diff.reason();
    }

    private static Html chooser(VersionDiff diff, List<VersionView> versions) {
        var html = new Html()
                .open("form", "class", "form chooser", "method", "get", "action", "/articles/" + diff.id() + "/diff");
        html.add(select("from", "From", diff.from(), versions)).add(select("to", "To", diff.to(), versions));
        return html.tag("<button type=\"submit\">Compare</button></form>\n");
    }

    private static Html select(String name, String label, String chosen, List<VersionView> versions) {
        var html = new Html().tag("<label>").element("span", label).open("select", "name", name);
        for (var version : versions) {
            if (version.version().equals(chosen)) {
                html.open("option", "value", version.version(), "selected", "");
            } else {
                html.open("option", "value", version.version());
            }
            html.text(Html.written(version.arrived())).tag("</option>");
        }
        return html.tag("</select></label>");
    }

    private static Html facts(MentionChanges facts) {
        var html = new Html();
        if (facts.added().isEmpty()
                && facts.removed().isEmpty()
                && facts.changed().isEmpty()) {
            return html;
        }
        html.tag("<h2>Facts</h2>\n<ul class=\"lines\">");
        facts.added()
                .forEach(one ->
                        html.tag("<li>Reported only later: ").add(fact(one)).tag("</li>"));
        facts.removed()
                .forEach(one ->
                        html.tag("<li>No longer reported: ").add(fact(one)).tag("</li>"));
        facts.changed().forEach(one -> html.tag("<li>")
                .link("/facts/" + one.factId(), "Fact " + one.factId())
                .text(": " + FactHistory.property(one.property()) + " ")
                .tag("<del>")
                .isolated(one.before().orElse("nothing"))
                .tag("</del> <ins>")
                .isolated(one.after().orElse("nothing"))
                .tag("</ins></li>"));
        return html.tag("</ul>\n");
    }

    private static Html fact(MentionChanges.Reported one) {
        return new Html()
                .link("/facts/" + one.factId(), FactText.type(one.mention().type()))
                .tag(" ")
                .isolated("\u201c" + one.mention().evidence().text() + "\u201d");
    }

    private static Html run(Run run, boolean isFirst, boolean isLast) {
        var html = new Html();
        switch (run.op()) {
            case "delete" -> html.tag("<del>").text(run.text()).tag("</del>");
            case "insert" -> html.tag("<ins>").text(run.text()).tag("</ins>");
            default -> html.add(same(run.text(), isFirst, isLast));
        }
        run.omitted()
                .ifPresent(left ->
                        html.span("soft", " [" + Labels.count(left, "character", "characters") + " left out] "));
        return html;
    }

    /** A stretch that stayed: its ends, with what is between folded. */
    private static Html same(String text, boolean isFirst, boolean isLast) {
        int head = isFirst ? 0 : AROUND;
        int tail = isLast ? 0 : AROUND;
        if (text.length() <= head + tail + AROUND) {
            return new Html().text(text);
        }
        int from = head == 0 ? 0 : boundary(text, head);
        int to = tail == 0 ? text.length() : boundary(text, text.length() - tail);
        return new Html()
                .text(text.substring(0, from))
                .tag("<details class=\"same\"><summary>")
                .text(Labels.count(to - from, "character", "characters") + " that stayed")
                .tag("</summary>")
                .text(text.substring(from, to))
                .tag("</details>")
                .text(text.substring(to));
    }

    /** The next space, so that no word is cut. */
    private static int boundary(String text, int near) {
        int space = text.indexOf(' ', near);
        return space < 0 ? near : space;
    }

    private static String kind(VersionDiff.Kind kind) {
        return switch (kind) {
            case SAME -> "Nothing.";
            case TYPO -> "Spelling.";
            case WORDING -> "Wording.";
            case FACTS -> "Facts.";
        };
    }
}
