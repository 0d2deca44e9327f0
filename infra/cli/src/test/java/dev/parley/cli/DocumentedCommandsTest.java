package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** docs/cli.md has a section for each command, with every option. */
class DocumentedCommandsTest {
    private static final String COMMON = "Options of every command";

    @Test
    void everyCommandAndOptionIsDocumented() throws IOException {
        var sections = sections();
        var missing = new ArrayList<String>();
        names().forEach(name -> {
            var command = Parley.commandLine(CommandLine.defaultFactory(), name)
                    .getSubcommands()
                    .get(name);
            var section = sections.get("parley " + name);
            if (section == null) {
                missing.add("parley " + name);
                return;
            }
            var known = section + sections.get(COMMON);
            missing.addAll(undocumented(command.getCommandSpec(), known));
            command.getSubcommands().forEach((sub, subcommand) -> {
                if (!section.contains("`parley " + name + " " + sub)) {
                    missing.add("parley " + name + " " + sub);
                }
                missing.addAll(undocumented(subcommand.getCommandSpec(), known));
            });
        });
        assertEquals(List.of(), missing);
    }

    @Test
    void everySectionBelongsToACommand() throws IOException {
        var commands = names();
        // The launcher itself runs the last two.
        var launcher = List.of("bench", "train");
        for (var title : sections().keySet()) {
            var name = title.replaceFirst("^parley ", "");
            assertTrue(
                    !title.startsWith("parley ") || commands.contains(name) || launcher.contains(name),
                    () -> title + " is no command");
        }
    }

    private static Set<String> names() {
        return Parley.commandLine(CommandLine.defaultFactory()).getSubcommands().keySet();
    }

    private static List<String> undocumented(CommandSpec command, String text) {
        return command.options().stream()
                .map(option -> Arrays.stream(option.names())
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow())
                .filter(name -> !text.matches("(?s).*`" + name + "(?![\\w-]).*"))
                .map(name -> command.qualifiedName() + " " + name)
                .toList();
    }

    /** The sections of the document by their title. */
    private static Map<String, String> sections() throws IOException {
        var document = Path.of(System.getProperty("parley.home", "."), "docs/cli.md");
        var sections = new HashMap<String, String>();
        for (var section : Files.readString(document).split("(?m)^## ")) {
            sections.put(section.lines().findFirst().orElse(""), section);
        }
        return sections;
    }
}
