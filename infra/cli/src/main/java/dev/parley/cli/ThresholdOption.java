package dev.parley.cli;

import dev.parley.facts.ConfidenceThreshold;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The threshold with which a command indexes. */
final class ThresholdOption {
    @Option(
            names = "--threshold",
            paramLabel = "N",
            description =
                    "The ConfidenceThreshold to index with (default: that of the deployed stack; for a local stack"
                            + " the default of template.yaml).")
    private @Nullable Double threshold;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    ConfidenceThreshold of(StackResources stack) throws IOException {
        var deployed = stack.confidenceThreshold();
        try {
            return new ConfidenceThreshold(
                    threshold != null
                            ? threshold
                            : deployed.isPresent() ? deployed.get() : ProjectHome.confidenceThreshold());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--threshold: " + e.getMessage());
        }
    }
}
