package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stack whose data folder is damaged says in one sentence what is wrong, with which file, and what to do. */
class DamagedFolderIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sns/subscriptions.json",
                "outbox/000001.json",
                "streams/AlertFunction.json",
                "dynamodb/shared-local-instance.db"
            })
    void aDamagedFileIsNamedWithWhatToDo(String name) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "\u0000not what was written");
        assertSays(folder, name.startsWith("dynamodb") ? file.getParent() : file, "restore it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sns", "outbox", "streams", "dynamodb", "s3", "queues"})
    void aFileWhereAFolderShouldBeIsNamed(String name) throws Exception {
        Files.writeString(folder.resolve(name), "a file");
        assertSays(folder, folder.resolve(name), "");
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "a file");
        assertSays(file, file, "choose a folder");
        assertSays(file.resolve("below"), file, "choose another folder");
    }

    @Test
    void aFolderInPlaceOfTheLockIsNamed() throws Exception {
        assertSays(
                folder,
                Files.createDirectories(folder.resolve("lock").resolve("x")).getParent(),
                "remove it");
    }

    @Test
    void aFullDiskIsNamedBeforeAnythingIsWritten() throws Exception {
        StateFiles.checkSpace(folder, StateFiles.LEAST_SPACE);
        var full = assertThrows(IOException.class, () -> StateFiles.checkSpace(folder, StateFiles.LEAST_SPACE - 1));
        assertTrue(full.getMessage().startsWith("the disk of " + folder + " is full: it has 63 MB"), full.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SmsCountries=XX",
                "SmsCountries=Germany",
                "SmsCountries=US;DE",
                "SmsCountries=",
                "SmsCountries=999",
                "AlertsPerHour=many",
                "AlertsPerHour=0",
                "FreshnessHours=9000",
                "OpenSubscriptions=yes",
                "PublicBaseUrl=http://example.org/"
            })
    void aWrongParameterIsNamedWithItsValue(String parameter) {
        var parts = parameter.split("=", 2);
        var refused = assertThrows(Exception.class, () -> {
            try (var stack = Stacks.start(folder, Stacks.FEBRUARY_12, Map.of(parts[0], parts[1]))) {
                stack.warm();
            }
        });
        assertTrue(refused.getMessage().contains(parts[0]), refused.getMessage());
        assertTrue(refused.getMessage().contains("\"" + parts[1] + "\""), refused.getMessage());
    }

    @Test
    void aMessageThatCannotBeReadIsPutAsideAndTheOthersAreHandled() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var queue = Files.createDirectories(folder.resolve("queues").resolve("IndexQueue"));
        Files.write(queue.resolve("0-not-text.json"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff});
        Files.createDirectories(queue.resolve("1-a-folder.json"));
        Files.write(queue.resolve("2-not-text.intent"), new byte[] {(byte) 0xff});
        Files.createSymbolicLink(queue.resolve("3-nowhere.json"), queue.resolve("nowhere"));
        try (var stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), folder, 0, Stacks.FEBRUARY_12, Map.of(), lines::add))) {
            var article = Stacks.article(
                    "one",
                    "2025-02-12",
                    "US President Donald Trump spoke by phone with Russian"
                            + " President Vladimir Putin on Wednesday, the Kremlin said.");
            assertEquals(201, Stacks.post(stack.api(), article).statusCode());
            stack.awaitIdle();
            assertEquals(1, stack.delivered().size());
        }
        for (var name : List.of("0-not-text.json", "1-a-folder.json", "2-not-text.intent", "3-nowhere.json")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(name + " cannot be read")), name + lines);
            assertTrue(
                    Files.exists(queue.resolve(name + ".unreadable"), java.nio.file.LinkOption.NOFOLLOW_LINKS), name);
        }
    }

    private static void assertSays(Path data, Path file, String advice) {
        var refused = assertThrows(
                Exception.class, () -> Stacks.start(data, Stacks.FEBRUARY_12).close());
        var says = refused.getMessage();
        assertTrue(says.contains(file.toString()), says);
        assertTrue(says.contains(advice), says);
        assertEquals(1, says.lines().count(), says);
    }
}
