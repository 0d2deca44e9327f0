package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** The options that name a stack whose bucket and table a command uses directly. */
final class StackOptions {
    private static final class Where {
        @Option(
                names = "--stack",
                paramLabel = "NAME",
                description =
                        "A deployed stack by its CloudFormation name, with the region and the credentials that the"
                                + " AWS SDK finds.")
        private @Nullable String stack;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The local stack that ./parley up runs in this data folder (default: "
                        + RunningStack.DEFAULT_FOLDER + ").")
        private @Nullable Path data;
    }

    @ArgGroup
    private @Nullable Where where;

    private final DeployedStack deployed;

    StackOptions() {
        this(new DeployedStack());
    }

    StackOptions(DeployedStack deployed) {
        this.deployed = requireNonNull(deployed, "deployed");
    }

    boolean isGiven() {
        return where != null;
    }

    /** The name of the deployed stack; empty for a local one. */
    Optional<String> deployedName() {
        return Optional.ofNullable(where).map(given -> given.stack);
    }

    /** What CloudFormation knows of the deployed stack beyond its outputs. */
    <T> T ask(Function<CloudFormationClient, T> question) {
        return deployed.ask(question);
    }

    /** The folder for what commands remember of the stack: its data folder, or for a deployed stack the default folder. */
    Path folder() {
        return where == null || where.data == null ? Path.of(RunningStack.DEFAULT_FOLDER) : where.data;
    }

    /**
     * Finds the stack.
     *
     * @throws IOException if there is no such stack
     */
    StackResources find() throws IOException {
        if (where != null && where.stack != null) {
            return deployed.find(where.stack);
        }
        return RunningStack.in(folder());
    }
}
