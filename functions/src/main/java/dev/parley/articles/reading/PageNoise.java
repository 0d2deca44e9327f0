package dev.parley.articles.reading;

import dev.parley.resources.ResourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Decides which elements of a page are not part of its article, by {@code page-noise.tsv}. Tags and class names are weak
 * evidence: an element with most of the page's prose, or with its headline and some prose, is kept whatever its name.
 */
final class PageNoise {
    private static final List<List<String>> ROWS = ResourceTable.table("articles/page-noise.tsv", 3);
    private static final Rules SKIP = Rules.of("skip");
    private static final Rules TALK = Rules.of("talk");
    private static final Rules OTHER = Rules.of("other");
    private static final Rules WEAK = Rules.of("weak");
    private static final Rules LAYOUT = Rules.of("layout");
    private static final Pattern NOTICE =
            Pattern.compile(Rules.values("skip", "text").stream().collect(Collectors.joining("|", "^(?:", ")")));
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern INVISIBLE = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    /** Longer class attributes hold data, not names. */
    private static final int LONGEST_NAMES = 500;

    private static final double ALL = 1;
    /** An element is not the article when there is at least a quarter as much prose around the headline outside it. */
    private static final int PARTS = 4;

    private static final int LONGEST_NOTICE = 400;
    private static final double NEARLY_ALL = 0.8;
    private static final double MOST = 0.5;

    private PageNoise() {}

    /** Whether the element never contains text of the page, such as a script. */
    static boolean isSkipped(Element element) {
        return SKIP.tags.contains(element.normalName());
    }

    /**
     * Marks the elements outside the article, including their descendants.
     *
     * @param headline the number of the page's headline, or -1
     * @param least the minimum amount of prose in an article, see {@link HtmlText.Block#prose}
     * @return by element number, whether the element is outside the article
     */
    static boolean[] of(PageOutline page, int headline, int least) {
        var hidden = new boolean[page.size()];
        hide(page, TALK, ALL, headline, least, hidden);
        hide(page, OTHER, NEARLY_ALL, headline, least, hidden);
        hide(page, WEAK, MOST, headline, least, hidden);
        return hidden;
    }

    private static void hide(PageOutline page, Rules rules, double share, int headline, int least, boolean[] hidden) {
        var prose = page.blocks(HtmlText.Block::prose, hidden);
        // Less prose than an article has does not count as prose outside.
        long enough = Math.max(least, Math.min(prose.in(0) - least, (long) Math.ceil(prose.in(0) * share)));
        for (int i = 1; i < page.size(); i++) {
            boolean around = hidden[i] || hidden[page.parent(i)];
            if (!around && rules.matches(page.element(i))) {
                long held = prose.in(i);
                around = !(held >= least && page.holds(i, headline))
                        && (held < enough || besideHeadline(page, prose, headline, i) >= Math.max(least, held / PARTS));
            }
            hidden[i] = around;
        }
    }

    /** The prose in the headline's parent, without that of one element. */
    private static long besideHeadline(PageOutline page, PageOutline.Sums prose, int headline, int element) {
        int around = headline <= 0 ? -1 : page.parent(headline);
        return around < 0 ? 0 : prose.in(around) - (page.holds(around, element) ? prose.in(element) : 0);
    }

    /** Whether a text is a notice to visitors of the site, such as one about cookies. */
    static boolean isNotice(String text) {
        return NOTICE.matcher(text.substring(0, Math.min(text.length(), LONGEST_NOTICE)))
                .find();
    }

    /** The rules of one strength. */
    private record Rules(Set<String> tags, Set<String> roles, Pattern names, boolean invisible) {
        static Rules of(String strength) {
            var names = values(strength, "name").stream()
                    .map(name -> name.replace(' ', '-'))
                    .collect(Collectors.joining("|", "-(?:", ")-"));
            return new Rules(
                    values(strength, "tag"), values(strength, "role"), Pattern.compile(names), strength.equals("weak"));
        }

        private static Set<String> values(String strength, String where) {
            return ROWS.stream()
                    .filter(row -> row.get(0).equals(strength) && row.get(1).equals(where))
                    .map(row -> row.get(2))
                    .collect(Collectors.toUnmodifiableSet());
        }

        boolean matches(Element element) {
            return tags.contains(element.normalName())
                    || roles.contains(element.attr("role"))
                    || invisible && isInvisible(element)
                    || named(element.attr("class"))
                    || named(element.attr("id"));
        }

        private boolean named(String names) {
            if (names.isEmpty() || names.length() > LONGEST_NAMES) {
                return false;
            }
            for (var name : names.split("\\s+")) {
                var words = words(name);
                if (this.names.matcher(words).find()
                        && !LAYOUT.names.matcher(words).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String words(String name) {
        var parted = CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        return "-" + SEPARATORS.matcher(parted).replaceAll("-") + "-";
    }

    private static boolean isInvisible(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || INVISIBLE.matcher(element.attr("style")).find();
    }
}
