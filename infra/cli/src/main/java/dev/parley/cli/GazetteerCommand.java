package dev.parley.cli;

import dev.parley.aws.S3OverlayStore;
import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    private static <T> T withStore(StackOptions options, Function<OverlayStore, T> task) throws IOException {
        return options.find()
                .run(stack -> task.apply(new S3OverlayStore(stack.clients().s3(), stack.bucket())));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Prints what each line of a file would add or replace, and which lines are malformed.",
            footer = {"", "Example:", "  parley gazetteer check overlay.txt"})
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            return isValid(OverlayFile.read(file), command.commandLine()) ? 0 : 1;
        }
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Checks a file, and makes it the overlay of a stack in place of the present one.",
            footer = {"", "Example:", "  parley gazetteer put overlay.txt --stack parley"})
    static final class Put implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Mixin
        private StackOptions stack;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            var overlay = OverlayFile.read(file);
            if (!isValid(overlay, command.commandLine())) {
                command.commandLine().getErr().println("parley: nothing was put: correct these lines first");
                return 1;
            }
            withStore(stack, store -> {
                store.put(overlay.bytes());
                return null;
            });
            command.commandLine().getOut().println("Put. Articles that are indexed a minute from now use it.");
            return 0;
        }
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Prints the overlay of a stack.",
            footer = {"", "Example:", "  parley gazetteer get --stack parley > overlay.txt"})
    static final class Get implements Callable<Integer> {
        @Mixin
        private StackOptions stack;

        @Override
        public Integer call() throws IOException {
            switch (withStore(stack, store -> store.find(Optional.empty()))) {
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
            mixinStandardHelpOptions = true,
            description = "Removes the overlay of a stack, so that only the bundled names apply.",
            footer = {"", "Example:", "  parley gazetteer remove --stack parley"})
    static final class Remove implements Callable<Integer> {
        @Mixin
        private StackOptions stack;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            var existed = withStore(stack, store -> {
                var present = !(store.find(Optional.empty()) instanceof OverlayStore.Found.Absent);
                store.remove();
                return present;
            });
            command.commandLine()
                    .getOut()
                    .println(
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
