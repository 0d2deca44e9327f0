package dev.parley.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the seeds of every target into a folder of its name, where the fuzzer finds them. */
final class SeedFiles {
    private SeedFiles() {}

    /** @param args the folder of the folders */
    public static void main(String[] args) throws IOException {
        for (var target : FuzzTargets.all()) {
            var folder = Files.createDirectories(Path.of(args[0]).resolve(target.name()));
            for (int i = 0; i < target.seeds().size(); i++) {
                Files.write(folder.resolve("seed-" + i), target.seeds().get(i));
            }
        }
    }
}
