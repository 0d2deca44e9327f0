package dev.parley.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The criteria of a search as options. */
final class SearchOptions {
    @Parameters(
            paramLabel = "WORDS",
            description = "Words that must all be in the title, text or evidence. One argument may be a whole query:"
                    + " '\"joint statement\" AND (oil OR gas*)'.")
    private List<String> words = List.of();

    @Option(
            names = "--person",
            paramLabel = "WHO",
            description = "A participant by id or name in any spelling; repeat it for several who all take part.")
    private List<String> people = List.of();

    @Option(
            names = "--country",
            paramLabel = "WHICH",
            description = "A country that takes part, by ISO 3166 code or name.")
    private List<String> countries = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "A type such as leader_call or meeting.")
    private List<String> types = List.of();

    @Option(names = "--status", paramLabel = "STATUS", description = "happened, planned, proposed, denied, historical.")
    private List<String> statuses = List.of();

    @Option(
            names = "--confirmed",
            paramLabel = "true|false",
            description = "false: only facts below the confidence threshold, which alert nobody (default: all facts).")
    private @Nullable String confirmed;

    @Option(names = "--source", paramLabel = "NAME", description = "An outlet by its name.")
    private @Nullable String source;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of the articles: en.")
    private List<String> languages = List.of();

    @Option(names = "--from", paramLabel = "DAY", description = "Facts of this day or later: 2025-02-12.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Facts of this day or earlier.")
    private @Nullable String to;

    @Option(names = "--published-from", paramLabel = "DAY", description = "Articles published on this day or later.")
    private @Nullable String publishedFrom;

    @Option(names = "--published-to", paramLabel = "DAY", description = "Articles published on this day or earlier.")
    private @Nullable String publishedTo;

    @Option(
            names = "--archived-from",
            paramLabel = "DAY",
            description = "Articles archived on this day (UTC) or later.")
    private @Nullable String archivedFrom;

    @Option(
            names = "--archived-to",
            paramLabel = "DAY",
            description = "Articles archived on this day (UTC) or earlier.")
    private @Nullable String archivedTo;

    @Option(
            names = "--versions",
            paramLabel = "all",
            description = "all: earlier versions of articles too (default: the newest).")
    private @Nullable String versions;

    @Option(names = "--order", paramLabel = "ORDER", description = "newest, oldest or relevance (default: newest).")
    private @Nullable String order;

    /** The given criteria by the names of the API's parameters. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "q", String.join(" ", words));
        put(parameters, "person", String.join(",", people));
        put(parameters, "country", String.join(",", countries));
        put(parameters, "type", String.join(",", types));
        put(parameters, "status", String.join(",", statuses));
        put(parameters, "confirmed", confirmed);
        put(parameters, "source", source);
        put(parameters, "language", String.join(",", languages));
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "publishedFrom", publishedFrom);
        put(parameters, "publishedTo", publishedTo);
        put(parameters, "archivedFrom", archivedFrom);
        put(parameters, "archivedTo", archivedTo);
        put(parameters, "versions", versions);
        put(parameters, "order", order);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, value.strip());
        }
    }
}
