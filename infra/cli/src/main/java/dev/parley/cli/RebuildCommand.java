package dev.parley.cli;

import dev.parley.facts.ConfidenceThreshold;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rebuilds the index from the archive, and the search index from both. */
@Command(
        name = "rebuild",
        description =
                "Rebuilds the index (DynamoDB) from the archive (S3), and then the search index from both. Nobody is"
                        + " alerted, and both indexes can be read meanwhile.",
        footer = {
            "",
            "After an interruption, run the same command again: it continues.",
            "",
            "Examples:",
            "  parley rebuild --stack parley",
            "  parley rebuild --only search --afresh"
        })
final class RebuildCommand extends Subcommand {
    /** What can be rebuilt; the names are values of {@code --only}. */
    enum Part {
        index,
        search
    }

    @Mixin
    private StackOptions stack;

    @Mixin
    private ThresholdOption threshold;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Rebuild this part only: ${COMPLETION-CANDIDATES} (default: both).")
    private @Nullable Part only;

    @Option(
            names = "--afresh",
            description =
                    "Start with an empty search index, as after a change of its format; searches find less until it"
                            + " is complete. A damaged search index is always started afresh.")
    private boolean afresh;

    @Override
    public Integer call() throws IOException {
        return stack.find().run(this::rebuild);
    }

    private int rebuild(StackResources found) throws IOException {
        long failed = 0;
        try (var session = new RebuildSession(found);
                var progress = new ProgressBars()) {
            if (only != Part.search) {
                failed += index(session, threshold.of(found), progress);
            }
            if (only != Part.index) {
                failed += search(session, progress);
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private long index(RebuildSession session, ConfidenceThreshold confidence, ProgressBars progress) {
        var done = session.index(confidence).rebuild(progress, line -> {});
        progress.close();
        out().println("index   " + done.versions() + " versions are in the archive, "
                + (done.versions() - done.failed().size()) + " of them in the index");
        out().flush();
        done.failed().forEach((version, cause) -> printError("not indexed: " + version.objectKey(), cause));
        return done.failed().size();
    }

    private long search(RebuildSession session, ProgressBars progress) {
        var done = session.search(afresh, progress);
        progress.close();
        out().println("search  " + done.articles() + " articles and " + done.facts() + " facts written, "
                + done.removed() + " removed that no longer exist");
        out().flush();
        done.failed().forEach((change, cause) -> printError("not searchable: " + change.id(), cause));
        return done.failed().size();
    }

    private void printError(String what, RuntimeException cause) {
        err().println("parley: " + what + ": " + cause.getMessage());
        err().flush();
    }
}
