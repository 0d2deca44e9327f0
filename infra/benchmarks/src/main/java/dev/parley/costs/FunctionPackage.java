package dev.parley.costs;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of a function in Lambda: its classes and its libraries.
 *
 * @param classes the folder of the functions' classes
 * @param libraries the folder of the functions' libraries
 */
record FunctionPackage(Path classes, Path libraries) {
    /** A folder as Lambda unpacks it, or with the classes in a folder of their own. */
    static FunctionPackage in(Path folder) {
        var classes = folder.resolve("classes");
        return new FunctionPackage(Files.isDirectory(classes) ? classes : folder, folder.resolve("lib"));
    }

    /** What the build made, with the libraries that {@code sam build} would add, copied into a folder. */
    static FunctionPackage ofBuild(Path home, Path libraries) throws IOException, InterruptedException {
        return new FunctionPackage(
                home.resolve("functions/target/classes"), libraries(home.resolve("functions"), libraries));
    }

    /** Copies what a Maven project needs at run time into a folder, and returns the folder. */
    static Path libraries(Path project, Path folder) throws IOException, InterruptedException {
        var maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        // Whole libraries, in the folder below.
                        "-Dshrink=false",
                        "dependency:copy-dependencies",
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + folder.toAbsolutePath())
                .directory(project.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (maven.waitFor() != 0) {
            throw new IllegalStateException("mvn dependency:copy-dependencies failed in " + project);
        }
        return folder;
    }

    /** The class path of {@link FirstAnswer}, which is copied into a folder, with this package and nothing else. */
    String classPath(Path folder) throws IOException {
        var parts = new ArrayList<>(List.of(folder.toString(), classes.toString()));
        for (var type : List.of(FirstAnswer.class, FirstAnswer.Hello.class)) {
            var name = type.getName().replace('.', '/') + ".class";
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (var bytes = requireNonNull(type.getClassLoader().getResourceAsStream(name), name)) {
                Files.copy(bytes, file);
            }
        }
        try (var files = Files.list(libraries)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .forEach(parts::add);
        }
        return String.join(File.pathSeparator, parts);
    }
}
