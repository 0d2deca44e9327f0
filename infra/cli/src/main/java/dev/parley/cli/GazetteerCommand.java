package dev.parley.cli;

import dev.parley.aws.S3OverlayStore;
import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks an overlay of the names table, and stores it in the bucket of a stack. */
@Command(
        name = "gazetteer",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Adds people, bodies, countries and titles to the names table of a stack, or replaces them, without"
                        + " a new deployment.",
        footer = {
            "",
            "An overlay is UTF-8 text with the sections [people], [bodies], [countries] and",
            "[titles]. Rows have the columns of the bundled file of that name, and replace",
            "the bundled rows of the same name:",
            "",
            "  [people]",
            "  # name | country or body | office | from | to | other names",
            "  Petra Quint|DNK|foreign-minister|2026-02-01||Quint",
            "",
            "Examples:",
            "  parley gazetteer check overlay.txt",
            "  parley gazetteer put overlay.txt --stack parley"
        },
        subcommands = {
            GazetteerCommand.Check.class,
            GazetteerCommand.Put.class,
            GazetteerCommand.Get.class,
            GazetteerCommand.Remove.class
        })
final class GazetteerCommand {
    private GazetteerCommand() {}

    /** A command on the overlay of a stack. */
    abstract static class OverlaySubcommand extends Subcommand {
        @Mixin
        private StackOptions stack;

        final <T> T withStore(Function<OverlayStore, T> task) throws IOException {
            return stack.find()
                    .run(found -> task.apply(new S3OverlayStore(found.clients().s3(), found.bucket())));
        }
    }

    @Command(
            name = "check",
            description = "Prints what each line of a file would add or replace, and which lines are malformed.",
            footer = {"", "Example:", "  parley gazetteer check overlay.txt"})
    static final class Check extends Subcommand {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Override
        public Integer call() throws IOException {
            return isValid(OverlayFile.read(file), commandLine()) ? 0 : 1;
        }
    }

    @Command(
            name = "put",
            description = "Checks a file, and makes it the overlay of a stack in place of the present one.",
            footer = {"", "Example:", "  parley gazetteer put overlay.txt --stack parley"})
    static final class Put extends OverlaySubcommand {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Override
        public Integer call() throws IOException {
            var overlay = OverlayFile.read(file);
            if (!isValid(overlay, commandLine())) {
                err().println("parley: nothing was put: correct these lines first");
                return 1;
            }
            withStore(store -> {
                store.put(overlay.bytes());
                return null;
            });
            out().println("Put. Articles that are indexed a minute from now use it.");
            return 0;
        }
    }

    @Command(
            name = "get",
            description = "Prints the overlay of a stack.",
            footer = {"", "Example:", "  parley gazetteer get --stack parley > overlay.txt"})
    static final class Get extends OverlaySubcommand {
        @Override
        public Integer call() throws IOException {
            switch (withStore(store -> store.find(Optional.empty()))) {
                case OverlayStore.Found.Changed changed -> System.out.writeBytes(changed.file());
                case OverlayStore.Found.Absent absent -> throw new IOException("there is no overlay");
                case OverlayStore.Found.TooLarge large -> Overlay.checkSize(large.bytes());
                case OverlayStore.Found.Unchanged unchanged -> throw new IOException("the store did not answer");
            }
            System.out.flush();
            return 0;
        }
    }

    @Command(
            name = "remove",
            description = "Removes the overlay of a stack, so that only the bundled names apply.",
            footer = {"", "Example:", "  parley gazetteer remove --stack parley"})
    static final class Remove extends OverlaySubcommand {
        @Override
        public Integer call() throws IOException {
            var existed = withStore(store -> {
                var present = !(store.find(Optional.empty()) instanceof OverlayStore.Found.Absent);
                store.remove();
                return present;
            });
            out().println(
                            existed
                                    ? "Removed. Articles that are indexed a minute from now use the bundled names only."
                                    : "There was no overlay.");
            return 0;
        }
    }

    private static boolean isValid(OverlayFile file, CommandLine command) {
        file.printChanges(command.getOut());
        file.printFaults(command.getErr());
        command.getOut()
                .println(file.name() + ": valid rows: "
                        + file.overlay().changes().size() + ", malformed lines: "
                        + file.overlay().skipped());
        command.getOut().flush();
        return file.isValid();
    }
}
