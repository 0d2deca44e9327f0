package dev.parley.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases legal holds. */
@Command(
        name = "release",
        sortOptions = false,
        description = "Releases articles from legal hold. They can be deleted again.",
        footer = {
            "",
            "Example:",
            "  parley release 4yretr35zsc2993pt --reason \"Case 12/2026 is closed\" --by \"Legal desk\""
        })
final class ReleaseCommand extends Subcommand {
    @Parameters(paramLabel = "ARTICLE", arity = "1..*", description = "Ids of articles.")
    private List<String> articles;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why: one line of 1 to 500 characters. Required.")
    private String reason;

    @Mixin
    private HoldOptions options;

    @Override
    public Integer call() throws IOException {
        return options.each(articles, "released", (holds, article, by) -> holds.release(article, by, reason));
    }
}
