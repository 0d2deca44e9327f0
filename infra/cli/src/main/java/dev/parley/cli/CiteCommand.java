package dev.parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a citation of a version of an article. */
@Command(
        name = "cite",
        sortOptions = false,
        description = "Prints a citation of an article's newest version, or of the given version.",
        footer = {
            "",
            "Examples:",
            "  parley cite 4yretr35zsc2993pt",
            "  parley cite 4yretr35zsc2993pt/p16dqvwvhwcrdzxyn --format ris -o story.ris"
        })
final class CiteCommand extends Subcommand {
    private enum Format {
        bibtex,
        ris,
        csl
    }

    @Parameters(paramLabel = "ID", description = "An article's id, or ARTICLE/VERSION.")
    private String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "bibtex",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); csl is CSL-JSON.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path file;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Mixin
    private ApiOptions api;

    @Override
    public Integer call() throws IOException {
        var article = article();
        if (file != null) {
            new OverwritePolicy(err(), force).check(file);
        }
        var client = api.client();
        var path = "/articles/" + article.id();
        var version = article.version().isPresent() ? article.version().get() : ShowCommand.newest(client.get(path));
        var citation = client.bytes(path + "/versions/" + version + "/citation?format=" + format);
        if (file == null) {
            new Terminal(out(), false).line(Terminal.text(new String(citation, StandardCharsets.UTF_8)));
        } else {
            Files.write(file, citation);
        }
        return 0;
    }

    private TypedId.OfArticle article() throws IOException {
        try {
            if (TypedId.read(id) instanceof TypedId.OfArticle article) {
                return article;
            }
            throw new IllegalArgumentException(
                    id + " is a fact's id: parley show " + id + " lists the articles that report it");
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
