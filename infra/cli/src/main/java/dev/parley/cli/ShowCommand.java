package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.WarcFile;
import dev.parley.ids.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one fact, article or version. */
@Command(
        name = "show",
        sortOptions = false,
        description = "Shows a fact with the sentences that report it, or an article with its versions and mentions.",
        footer = {
            "",
            "A fact's id has 11 characters, an article's 17; ARTICLE/VERSION names a version.",
            "Case and hyphens do not matter. The address in an alert works too.",
            "The exit status is 1 for a deleted article.",
            "",
            "Examples:",
            "  parley show 4tpvwk3x76g",
            "  parley show 4yretr35zsc2993pt/p16dqvwvhwcrdzxyn --text",
            "  parley show 4yretr35zsc2993pt --diff",
            "  parley show 4yretr35zsc2993pt --original -o page.html"
        })
final class ShowCommand extends Subcommand {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "A fact's or an article's id, or ARTICLE/VERSION.")
    private String id;

    @Option(names = "--text", description = "Print only the normalised text.")
    private boolean text;

    @Option(names = "--original", description = "Write the bytes as they were submitted to the file of -o.")
    private boolean original;

    @Option(names = "--warc", description = "Write the WARC file to the file of -o.")
    private boolean warc;

    @Option(
            names = "--diff",
            arity = "0..2",
            paramLabel = "V",
            description = "Print the changes between two versions, given after the ID (default: the newest two).")
    private @Nullable List<String> diff;

    @Option(names = "--versions", description = "Print only the list of versions.")
    private boolean versions;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File for --original and --warc; - for standard output.")
    private @Nullable String file;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Option(names = "--json", description = "Print the JSON of the API.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    @SuppressWarnings("NullAway.Init") // set by call()
    private Terminal screen;

    @Override
    public Integer call() throws IOException {
        screen = Terminal.of(out());
        var typed = read();
        try {
            switch (typed) {
                case TypedId.OfFact fact -> fact(fact.id());
                case TypedId.OfArticle article -> article(article);
            }
            return 0;
        } catch (ApiClient.Refused e) {
            if (e.status() != 410) {
                throw e;
            }
            if (json) {
                screen.line(e.problem().toString());
            } else {
                new ArticlePrinter(screen).tombstone(e.problem());
            }
            return 1;
        }
    }

    private TypedId read() throws IOException {
        var versionsOfDiff = new ArrayList<>(diff == null ? List.<String>of() : diff);
        if (id == null && (versionsOfDiff.size() == 1)) {
            // "show --diff ID" means the same as "show ID --diff".
            id = versionsOfDiff.removeFirst();
            diff = versionsOfDiff;
        }
        if (id == null) {
            throw usageError("the ID is missing: parley show ID");
        }
        if (Stream.of(text, original, warc, diff != null, versions)
                        .filter(isGiven -> isGiven)
                        .count()
                > 1) {
            throw usageError("--text, --original, --warc, --diff and --versions exclude each other: give one");
        }
        if ((original || warc) != (file != null)) {
            throw usageError(
                    file == null
                            ? "--original and --warc require -o FILE (- for standard output)"
                            : "-o FILE goes with --original or --warc");
        }
        try {
            var typed = TypedId.read(id);
            if (typed instanceof TypedId.OfFact && (text || original || warc || versions || diff != null)) {
                throw usageError(
                        id + " is a fact's id: --text, --original, --warc, --diff and --versions are for articles");
            }
            return typed;
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void fact(String fact) throws IOException {
        var view = api.client().get("/facts/" + fact);
        if (json) {
            screen.line(view.toString());
        } else {
            new FactPrinter(screen).fact(view);
        }
    }

    private void article(TypedId.OfArticle article) throws IOException {
        var client = api.client();
        var path = "/articles/" + article.id();
        var printer = new ArticlePrinter(screen);
        if (diff != null) {
            var difference = client.get(path + "/diff" + versionsToCompare(article));
            print(difference, () -> new DiffPrinter(screen).difference(difference));
        } else if (original || warc) {
            var version = path + "/versions/" + version(client, article);
            save(original ? original(client, version) : client.bytes(version + "/warc"));
        } else if (text) {
            var version = client.get(path + "/versions/" + version(client, article));
            print(version, () -> screen.line(Terminal.text(version.path("text").asText())));
        } else if (article.version().isPresent() && !versions) {
            var version = client.get(path + "/versions/" + article.version().get());
            print(version, () -> printer.version(version));
        } else {
            var view = client.get(path);
            if (json || versions) {
                print(view, () -> printer.versions(view));
            } else {
                printer.article(view, client.get(path + "/versions/" + newest(view)));
            }
        }
    }

    private void print(JsonNode answer, Runnable asText) {
        if (json) {
            screen.line(answer.toString());
        } else {
            asText.run();
        }
    }

    private String versionsToCompare(TypedId.OfArticle article) throws IOException {
        var compared = requireNonNull(diff, "diff");
        if (compared.isEmpty()) {
            return article.version().map(to -> "?to=" + to).orElse("");
        }
        if (compared.size() == 1) {
            throw usageError("--diff compares two versions: give both, or none for the newest two");
        }
        try {
            return "?from=" + version(article, compared.getFirst()) + "&to=" + version(article, compared.getLast());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String version(TypedId.OfArticle article, String typed) {
        return ((TypedId.OfArticle) TypedId.read(article.id() + "/" + typed))
                .version()
                .orElseThrow();
    }

    private static String version(ApiClient client, TypedId.OfArticle article) throws IOException {
        Optional<String> named = article.version();
        return named.isPresent() ? named.get() : newest(client.get("/articles/" + article.id()));
    }

    /** The newest version of an article: the last, since the API lists them in order of arrival. */
    static String newest(JsonNode article) throws IOException {
        var versions = article.path("versions");
        if (versions.isEmpty()) {
            throw new IOException("the article has no version");
        }
        return versions.path(versions.size() - 1).path("version").asText();
    }

    /** The original bytes; from the WARC file if they are too large for an answer of the API. */
    private static byte[] original(ApiClient client, String version) throws IOException {
        try {
            return client.bytes(version + "/original");
        } catch (ApiClient.Refused e) {
            if (!e.problem().has("warc")) {
                throw e;
            }
            return WarcFile.read(client.bytes(version + "/warc")).original();
        }
    }

    private void save(byte[] bytes) throws IOException {
        var file = requireNonNull(this.file, "file");
        if (file.equals("-")) {
            System.out.writeBytes(bytes);
            System.out.flush();
            return;
        }
        var path = Path.of(file);
        new OverwritePolicy(err(), force).check(path);
        var part = Path.of(file + ".part");
        Files.write(part, bytes);
        OverwritePolicy.replace(part, path);
        screen.line(String.format(Locale.ROOT, "%s  %,d bytes, SHA-256 %s", path, bytes.length, Id.sha256Hex(bytes)));
    }
}
