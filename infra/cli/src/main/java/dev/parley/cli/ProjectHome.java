package dev.parley.cli;

import dev.parley.local.TemplateInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's folder: the launcher passes it as {@code parley.home}; otherwise it is the working folder. */
final class ProjectHome {
    private ProjectHome() {}

    static Path template() throws IOException {
        return file("template.yaml");
    }

    static Path articles() throws IOException {
        return file("events/articles");
    }

    /** The template's ConfidenceThreshold in the default environment. */
    static double confidenceThreshold() throws IOException {
        return Double.parseDouble(TemplateInputs.defaultOf(template(), "ConfidenceThreshold"));
    }

    private static Path file(String name) throws IOException {
        var file = Path.of(System.getProperty("parley.home", "."), name).normalize();
        if (!Files.exists(file)) {
            throw new IOException(name + " is not in " + file.toAbsolutePath().getParent()
                    + ": run the parley launcher at the top of the project");
        }
        return file;
    }
}
