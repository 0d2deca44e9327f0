package dev.parley.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * A run of the command line in this JVM.
 *
 * @param out standard output; some commands write bytes to it without picocli's writer
 */
record CommandRun(int exit, String out, String err) {
    static CommandRun run(String... arguments) {
        return runWith(List.of(), arguments);
    }

    /** @param parts commands or mixins to use in place of new ones of their classes */
    static CommandRun runWith(List<Object> parts, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var bytes = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            var exit = Parley.commandLine(factory(parts), arguments)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new CommandRun(exit, out + bytes.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    private static CommandLine.IFactory factory(List<Object> parts) {
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var part : parts) {
                    if (type.isInstance(part)) {
                        return type.cast(part);
                    }
                }
                return CommandLine.defaultFactory().create(type);
            }
        };
    }
}
