package dev.parley.faults;

import java.util.List;
import java.util.Locale;

/**
 * What is left after a run with faults.
 *
 * @param articles articles that the API accepted
 * @param articlesLost those that the archive or the index does not have
 * @param facts facts that the extractor reads in the articles
 * @param factsLost those that the index does not have, or that nobody decided to tell
 * @param reports reports of these facts, one for each article and fact
 * @param reportsLost those that the index does not have
 * @param decidedAgain decisions beyond the first one of a fact
 * @param alerts alerts that were decided
 * @param alertsLost those that were never published, or are not marked as sent
 * @param repeats publications of an alert beyond its first
 * @param repeatsAsNew those of them that do not say that they may be repeats
 * @param sentBack messages that were found in failure queues and sent back, as {@code ./parley redrive} does
 * @param leftInFailureQueues messages that are there at the end
 */
public record Result(
        int articles,
        int articlesLost,
        int facts,
        int factsLost,
        int reports,
        int reportsLost,
        int decidedAgain,
        int alerts,
        int alertsLost,
        int repeats,
        int repeatsAsNew,
        int sentBack,
        int leftInFailureQueues,
        CallFaults.Injected injected) {
    /** Whether every promise was kept. */
    public boolean holds() {
        return broken().isEmpty();
    }

    /** The promises that were broken. */
    public List<String> broken() {
        return List.of(
                        check(articlesLost == 0, articlesLost + " articles were lost"),
                        check(factsLost == 0, factsLost + " facts were lost"),
                        check(reportsLost == 0, reportsLost + " reports of facts were lost"),
                        check(decidedAgain == 0, decidedAgain + " facts were decided again"),
                        check(alertsLost == 0, alertsLost + " alerts were not sent"),
                        check(
                                repeats <= injected.ambiguous(),
                                repeats + " alerts were repeated, with " + injected.ambiguous()
                                        + " ambiguous publications"),
                        check(repeatsAsNew == 0, repeatsAsNew + " repeats do not say so"),
                        check(leftInFailureQueues == 0, leftInFailureQueues + " messages are in failure queues"))
                .stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String check(boolean kept, String otherwise) {
        return kept ? "" : otherwise;
    }

    /** The result as a table in Markdown. */
    String table() {
        return String.join(
                "\n",
                "| | |",
                "|---|---|",
                row("articles", articles),
                row("articles lost", articlesLost),
                row("facts", facts),
                row("facts lost", factsLost),
                row("reports of facts", reports),
                row("reports lost", reportsLost),
                row("facts decided again", decidedAgain),
                row("alerts decided", alerts),
                row("alerts not sent", alertsLost),
                row("publications", injected.publishes()),
                row("ambiguous publications", injected.ambiguous()),
                row("alerts repeated", repeats),
                row("repeats that do not say so", repeatsAsNew),
                row("calls of AWS services", injected.calls()),
                row("calls that failed without an effect", injected.refused()),
                row("calls whose answer was lost", injected.answersLost()),
                row("calls whose first answer was lost, repeated by the SDK", injected.retried()),
                row("functions killed", injected.kills()),
                row("messages sent back from failure queues", sentBack),
                row("messages left in failure queues", leftInFailureQueues));
    }

    private static String row(String name, long number) {
        return String.format(Locale.ROOT, "| %s | %,d |", name, number);
    }
}
