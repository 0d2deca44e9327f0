package dev.parley.cli;

import dev.parley.aws.Clients;
import dev.parley.aws.S3OverlayStore;
import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The overlay of the names table: checked here, and kept in the bucket of a stack. */
@Command(
        name = "gazetteer",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Adds people, bodies, countries and titles to the names table of a stack, or replaces their rows,"
                + " without deploying it again.",
        footer = {
            "",
            "An overlay is UTF-8 text: sections [people], [bodies], [countries] and",
            "[titles], each with rows in the columns of the bundled file of that name.",
            "A row replaces the bundled rows of the same name.",
            "",
            "  [people]",
            "  # name | country or body | office | from | to | other names",
            "  Petra Quint|DNK|foreign-minister|2026-02-01||Quint"
        },
        subcommands = {
            GazetteerCommand.Check.class,
            GazetteerCommand.Put.class,
            GazetteerCommand.Get.class,
            GazetteerCommand.Remove.class
        })
final class GazetteerCommand {
    /** The AWS client wants a region; a stack on this machine has none. */
    private static final Map<String, String> ON_THIS_MACHINE =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    /** Where a stack keeps its overlay. */
    static final class Place {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private Where where;

        private static final class Where {
            @Option(
                    names = "--endpoint",
                    paramLabel = "URL",
                    description = "The S3 address that ./parley up prints, or another endpoint of S3.")
            private URI endpoint;

            @Option(
                    names = "--bucket",
                    paramLabel = "NAME",
                    description = "The archive's bucket (ArchiveBucketName of the deployed stack), reached with the"
                            + " credentials that the AWS SDK finds; with --endpoint, that of ./parley up by default.")
            private String bucket;
        }

        /** Does something there; what the network refuses comes as a sentence. */
        <T> T with(StoreTask<T> task) throws IOException {
            var environment = new HashMap<>(System.getenv());
            if (where.endpoint != null) {
                environment.put("AWS_ENDPOINT_URL_S3", where.endpoint.toString());
                ON_THIS_MACHINE.forEach(environment::putIfAbsent);
            }
            var bucket = Optional.ofNullable(where.bucket).orElseGet(() -> LocalStack.bucketName("ArchiveBucket"));
            try {
                return task.run(new S3OverlayStore(new Clients(environment).s3(), bucket));
            } catch (SdkClientException e) {
                throw new IOException(
                        where.endpoint == null
                                ? "cannot reach the bucket " + bucket + ": " + e.getMessage()
                                : "nothing answers at " + where.endpoint + ": is \"./parley up\" running?",
                        e);
            }
        }
    }

    private interface StoreTask<T> {
        T run(OverlayStore store) throws IOException;
    }

    private GazetteerCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says what each line of a file would add or replace, and which lines are malformed.")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            return checked(OverlayFile.read(file), command.commandLine()) ? 0 : 1;
        }
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Checks a file and puts it in force, in the place of the overlay that is there.")
    static final class Put implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "An overlay; - for standard input.")
        private String file;

        @Mixin
        private Place place;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            var read = OverlayFile.read(file);
            if (!checked(read, command.commandLine())) {
                command.commandLine().getErr().println("parley: nothing was put: mend these lines first");
                return 1;
            }
            place.with(store -> {
                store.put(read.bytes());
                return null;
            });
            command.commandLine().getOut().println("Put. Articles that are indexed a minute from now use it.");
            return 0;
        }
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Prints the overlay that is in force.")
    static final class Get implements Callable<Integer> {
        @Mixin
        private Place place;

        @Override
        public Integer call() throws IOException {
            switch (place.with(store -> store.find(Optional.empty()))) {
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
            description = "Removes the overlay: the bundled names alone are in force again.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private Place place;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            var there = place.with(store -> {
                var found = !(store.find(Optional.empty()) instanceof OverlayStore.Found.Absent);
                store.remove();
                return found;
            });
            command.commandLine()
                    .getOut()
                    .println(
                            there
                                    ? "Removed. Articles that are indexed a minute from now use the bundled names alone."
                                    : "There was no overlay.");
            return 0;
        }
    }

    private static boolean checked(OverlayFile file, CommandLine command) {
        file.describe(command.getOut());
        file.complain(command.getErr());
        command.getOut()
                .println(file.name() + ": rows that count: "
                        + file.overlay().changes().size() + ", lines left out: "
                        + file.overlay().skipped());
        command.getOut().flush();
        return file.isSound();
    }
}
