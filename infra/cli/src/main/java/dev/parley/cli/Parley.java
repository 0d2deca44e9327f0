package dev.parley.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "parley",
        mixinStandardHelpOptions = true,
        version = "parley 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Archives news articles, indexes the leader calls and negotiation steps that they report, and alerts"
                        + " subscribers.",
        footer = {
            "",
            "Start with: parley demo",
            "Help of a command: parley COMMAND --help",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage."
        })
public final class Parley {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            UpCommand.class,
            AddCommand.class,
            FeedsCommand.class,
            DeleteCommand.class,
            HoldCommand.class,
            ReleaseCommand.class,
            FindCommand.class,
            ShowCommand.class,
            CiteCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            NamesCommand.class,
            GazetteerCommand.class,
            RebuildCommand.class,
            ReindexCommand.class,
            SubscribeCommand.class,
            ConfirmCommand.class,
            SubscriptionsCommand.class,
            OutboxCommand.class,
            ReadCommand.class,
            ExtractCommand.class,
            ReplayCommand.class);

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    public static void main(String[] arguments) {
        // Libraries log through java.util.logging; the commands print what users need.
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(commandLine(CommandLine.defaultFactory(), arguments).execute(arguments));
    }

    /**
     * The command line for these arguments. Only the command that they name is built, because building all of them
     * doubles the time that {@code find} takes. Without a name, each command is represented by its description.
     *
     * @param factory makes the commands and their mixins
     */
    static CommandLine commandLine(CommandLine.IFactory factory, String... arguments) {
        var parley = new Parley();
        var line = new CommandLine(parley, factory).setExecutionExceptionHandler((e, command, parsed) -> {
            if (parley.debug) {
                e.printStackTrace(command.getErr());
            } else {
                command.getErr().println("parley: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        var name = Stream.of(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
        var named = COMMANDS.stream()
                .filter(type -> annotation(type).name().equals(name))
                .findFirst();
        if (named.isPresent()) {
            return line.addSubcommand(new CommandLine(named.get(), factory));
        }
        COMMANDS.forEach(type -> line.addSubcommand(description(annotation(type))));
        return line;
    }

    private static Command annotation(Class<?> type) {
        return type.getAnnotation(Command.class);
    }

    private static CommandSpec description(Command command) {
        var spec = CommandSpec.create().name(command.name());
        spec.usageMessage().description(command.description());
        return spec;
    }
}
