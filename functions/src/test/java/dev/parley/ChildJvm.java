package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program in a JVM of its own with the classes of the test, because a test cannot bound its own memory. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Waits until the program ends; it must end with 0.
     *
     * @return what it printed
     */
    public static String run(List<String> options, Class<?> program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        var log = Files.createTempFile("child", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> "timeout: " + printed(log));
            assertEquals(0, process.exitValue(), () -> printed(log));
            return printed(log);
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(log);
        }
    }

    private static String printed(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
