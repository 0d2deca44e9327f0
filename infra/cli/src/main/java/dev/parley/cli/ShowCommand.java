package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.WarcFile;
import dev.parley.ids.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is known of one fact, article or version. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a fact with the sentences that prove it, or an article with its versions and mentions.",
        footer = {
            "",
            "The id's length tells what it names: 11 characters a fact, 17 an article, and",
            "ARTICLE/VERSION a version. Letters may be upper case, hyphens may stand in it;",
            "the address from an alert will do. Exit status 1 for an article that was deleted.",
            "",
            "  parley show 4tpvwk3x76g",
            "  parley show 4yretr35zsc2993pt/p16dqvwvhwcrdzxyn --text",
            "  parley show 4yretr35zsc2993pt --diff",
            "  parley show 4yretr35zsc2993pt --original -o page.html"
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "A fact's, an article's, or ARTICLE/VERSION.")
    private String id;

    @Option(names = "--text", description = "The normalised text alone (of the newest version, or of the named one).")
    private boolean text;

    @Option(names = "--original", description = "The bytes as they came, into the file that -o names.")
    private boolean original;

    @Option(names = "--warc", description = "The WARC file, into the file that -o names.")
    private boolean warc;

    @Option(
            names = "--diff",
            arity = "0..2",
            paramLabel = "V",
            description = "What changed from one version to another, after the ID; the newest two by default.")
    private List<String> diff;

    @Option(names = "--versions", description = "The versions alone.")
    private boolean versions;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "A file for --original and --warc; - for standard output.")
    private String file;

    @Option(names = "--force", description = "Write over the file when it is there.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON as the API gives it.")
    private boolean json;

    @Mixin
    private ArchiveApi api;

    @Spec
    private CommandSpec command;

    private Terminal screen;

    @Override
    public Integer call() throws IOException {
        screen = Terminal.of(command.commandLine().getOut());
        var typed = read();
        try {
            switch (typed) {
                case TypedId.OfFact fact -> fact(fact.id());
                case TypedId.OfArticle article -> article(article);
            }
            return 0;
        } catch (ReadingClient.Refused e) {
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
            throw wrong("an ID is wanted: parley show ID");
        }
        if (Stream.of(text, original, warc, diff != null, versions)
                        .filter(f -> f)
                        .count()
                > 1) {
            throw wrong("--text, --original, --warc, --diff and --versions each show something else: give one");
        }
        if ((original || warc) != (file != null)) {
            throw wrong(
                    file == null
                            ? "say with -o FILE where the bytes go (- for standard output)"
                            : "-o FILE goes with --original or --warc");
        }
        try {
            var typed = TypedId.read(id);
            if (typed instanceof TypedId.OfFact && (text || original || warc || versions || diff != null)) {
                throw wrong(id + " is a fact's id: --text, --original, --warc, --diff and --versions are for articles");
            }
            return typed;
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
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

    private void print(JsonNode answer, Runnable forPeople) {
        if (json) {
            screen.line(answer.toString());
        } else {
            forPeople.run();
        }
    }

    private String versionsToCompare(TypedId.OfArticle article) throws IOException {
        if (diff.isEmpty()) {
            return article.version().map(to -> "?to=" + to).orElse("");
        }
        if (diff.size() == 1) {
            throw wrong("--diff compares two versions: name both, or none for the newest two");
        }
        try {
            return "?from=" + version(article, diff.getFirst()) + "&to=" + version(article, diff.getLast());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String version(TypedId.OfArticle article, String typed) {
        return ((TypedId.OfArticle) TypedId.read(article.id() + "/" + typed))
                .version()
                .orElseThrow();
    }

    private static String version(ReadingClient client, TypedId.OfArticle article) throws IOException {
        Optional<String> named = article.version();
        return named.isPresent() ? named.get() : newest(client.get("/articles/" + article.id()));
    }

    /** The newest version of an article: the API gives them in order of arrival. */
    static String newest(JsonNode article) throws IOException {
        var versions = article.path("versions");
        if (versions.isEmpty()) {
            throw new IOException("the article has no version");
        }
        return versions.path(versions.size() - 1).path("version").asText();
    }

    /** One answer of the API has not room for every original; the WARC file has it too. */
    private static byte[] original(ReadingClient client, String version) throws IOException {
        try {
            return client.bytes(version + "/original");
        } catch (ReadingClient.Refused e) {
            if (!e.problem().has("warc")) {
                throw e;
            }
            return WarcFile.read(client.bytes(version + "/warc")).original();
        }
    }

    private void save(byte[] bytes) throws IOException {
        if (file.equals("-")) {
            System.out.writeBytes(bytes);
            System.out.flush();
            return;
        }
        var path = Path.of(file);
        new OverwritePolicy(command.commandLine().getErr(), force).check(path);
        var part = Path.of(file + ".part");
        Files.write(part, bytes);
        OverwritePolicy.replace(part, path);
        screen.line(String.format(
                java.util.Locale.ROOT, "%s  %,d bytes, SHA-256 %s", path, bytes.length, Id.sha256Hex(bytes)));
    }
}
