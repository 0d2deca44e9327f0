import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/**
 * Writes the libraries again without what our classes do not reach, by ProGuard and rules.pro. functions/pom.xml runs it, in
 * the profile shrink. Arguments: target/classes, the folder with the whole libraries, the folder for the others, rules.pro,
 * a folder for what is needed on the way.
 */
final class Shrink {
    /** The modules that libraries are linked with. One that is missing makes ProGuard fail. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.incubator.vector",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported");

    /**
     * Left out: descriptions for Maven, modules and native images, second copies of classes for other JDKs, stop words of
     * analyzers that are not used, and a list of domains of which httpclient5 has its own.
     */
    private static final String FILES = String.join(
            ",",
            "!META-INF/maven/**",
            "!META-INF/native-image/**",
            "!META-INF/versions/**",
            "!**module-info.class",
            "!org/apache/lucene/analysis/**.txt",
            "!effective_tld_names.dat");

    /** The time of each entry, so that the same sources give the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 30, 0, 0);

    private Shrink() {}

    static void main(String[] arguments) throws Exception {
        Path classes = Path.of(arguments[0]);
        Path whole = Path.of(arguments[1]);
        Path shrunk = Path.of(arguments[2]);
        Path rules = Path.of(arguments[3]);
        Path work = Path.of(arguments[4]);
        delete(shrunk);
        delete(work);
        Path jdk = work.resolve("jdk.jar");
        copyJdk(jdk);
        var configuration = new Configuration();
        String[] options = {
            "-injars",
            classes + "(**.class)",
            "-outjars",
            work.resolve("classes").toString(),
            "-injars",
            whole + "(" + FILES + ")",
            "-outjars",
            work.resolve("libraries").toString(),
            "-libraryjars",
            jdk.toString(),
            "@" + rules
        };
        try (var parser = new ConfigurationParser(options, System.getProperties())) {
            parser.parse(configuration);
        }
        new ProGuard(configuration).execute();
        Files.createDirectories(shrunk);
        for (Path jar : list(work.resolve("libraries"))) {
            pack(jar, shrunk.resolve(jar.getFileName()));
        }
        delete(work);
    }

    /** The JDK's classes as a jar: ProGuard does not read the JDK's own format. */
    private static void copyJdk(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (String module : MODULES) {
                Path root = jrt.getPath("/modules", module);
                for (Path file : files(root)) {
                    String name = root.relativize(file).toString();
                    if (name.endsWith(".class") && !name.equals("module-info.class")) {
                        out.putNextEntry(new ZipEntry(name));
                        Files.copy(file, out);
                    }
                }
            }
        }
    }

    /**
     * Writes a jar again, in the order of names and with the same time for all, and without the lists of services that are not
     * in it any more: whoever would load one fails at the first provider that is missing.
     */
    private static void pack(Path from, Path to) throws IOException {
        try (var in = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            var entries = new TreeMap<String, ZipEntry>();
            in.stream().filter(e -> !e.isDirectory()).forEach(e -> entries.put(e.getName(), e));
            for (var entry : entries.values()) {
                byte[] bytes;
                try (var content = in.getInputStream(entry)) {
                    bytes = content.readAllBytes();
                }
                if (entry.getName().startsWith("META-INF/services/") && !provides(in, bytes)) {
                    continue;
                }
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(TIME);
                out.putNextEntry(copy);
                out.write(bytes);
            }
        }
    }

    /** Whether the jar has the providers of a list: all of them, or none. */
    private static boolean provides(ZipFile jar, byte[] list) {
        var providers = new String(list, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        var missing = providers.stream()
                .filter(name -> jar.getEntry(name.replace('.', '/') + ".class") == null)
                .toList();
        if (!missing.isEmpty() && missing.size() < providers.size()) {
            throw new IllegalStateException(jar.getName() + " has lost providers of a service: " + missing);
        }
        return missing.isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
