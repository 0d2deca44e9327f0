package dev.parley.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "parley",
        mixinStandardHelpOptions = true,
        version = "parley 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Archives news articles, indexes the leader calls and negotiation steps that they report,"
                + " and alerts when one is new.",
        footer = {"", "Begin with: parley demo", "Exit status: 0 done, 1 failed, 2 wrong usage."},
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            AddCommand.class,
            FeedsCommand.class,
            DeleteCommand.class,
            FindCommand.class,
            ShowCommand.class,
            CiteCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            NamesCommand.class,
            GazetteerCommand.class,
            RebuildCommand.class,
            SubscribeCommand.class,
            ConfirmCommand.class,
            SubscriptionsCommand.class,
            OutboxCommand.class,
            ReadCommand.class,
            ExtractCommand.class,
            ReplayCommand.class
        })
public final class Parley {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean debug;

    public static void main(String[] arguments) {
        // Libraries log through java.util.logging; what a person should know, the commands say themselves.
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(CommandLine.defaultFactory());
    }

    /** @param factory makes the commands */
    static CommandLine commandLine(CommandLine.IFactory factory) {
        var parley = new Parley();
        return new CommandLine(parley, factory).setExecutionExceptionHandler((e, command, parsed) -> {
            if (parley.debug) {
                e.printStackTrace(command.getErr());
            } else {
                command.getErr().println("parley: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
