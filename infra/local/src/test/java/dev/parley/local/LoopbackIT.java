package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local stack listens on the loopback interface only, and two stacks do not share a folder or port. */
class LoopbackIT {
    @TempDir
    private Path data;

    @Test
    void nothingListensOutsideTheLoopbackInterface() throws Exception {
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            var others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (var part : List.of(stack.api(), stack.s3(), stack.dynamoDb(), stack.sns())) {
                assertEquals("127.0.0.1", part.getHost());
                for (var other : others) {
                    try (var socket = new Socket()) {
                        assertThrows(
                                IOException.class,
                                () -> socket.connect(new InetSocketAddress(other, part.getPort()), 1_000),
                                part + " answers at " + other);
                    }
                }
            }
        }
    }

    @Test
    void aSecondStackOnTheSameFolderOrPortReportsTheConflict() throws Exception {
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            var sameFolder = assertThrows(IOException.class, () -> Stacks.start(data, Stacks.FEBRUARY_12));
            assertTrue(sameFolder.getMessage().contains("another stack is running on"), sameFolder.getMessage());
            var samePort = assertThrows(IOException.class, () -> startOnPort(stack.api()));
            assertTrue(samePort.getMessage().contains("is taken"), samePort.getMessage());
        }
    }

    private void startOnPort(URI taken) throws Exception {
        LocalStack.start(new LocalStackOptions(
                        Stacks.PROJECT.resolve("template.yaml"),
                        data.resolve("other"),
                        taken.getPort(),
                        Stacks.FEBRUARY_12,
                        Map.of(),
                        line -> {}))
                .close();
    }
}
