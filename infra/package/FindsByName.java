import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Fails when a library of the package finds classes, members or providers by name at a place that is not in by-name.txt, where
 * each place has the reason why nothing is missing. Arguments: the folder of the libraries, by-name.txt.
 */
final class FindsByName {
    private static final Pattern CALLS = Pattern.compile(String.join(
            "|",
            "java/lang/Class\\.(forName|getMethods?|getFields?|getConstructors?|getDeclared(?!Class|Annotation).*|newInstance)",
            "java/lang/ClassLoader\\.loadClass",
            "java/lang/invoke/MethodHandles\\$Lookup\\.(find|unreflect).*",
            "java/lang/reflect/Proxy\\.newProxyInstance",
            "java/util/ServiceLoader\\.load.*",
            "java/util/ResourceBundle\\.getBundle"));

    private FindsByName() {}

    static void main(String[] arguments) throws IOException {
        var accepted = Files.readAllLines(Path.of(arguments[1])).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = new TreeSet<String>();
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                read(jar, found);
            }
        }
        found.removeIf(place -> place.startsWith("com.fasterxml.jackson.") || place.startsWith("com.rometools."));
        boolean differ = report(found, accepted, "finds something by name: read it, and keep in rules.pro what it may find");
        differ |= report(accepted, found, "is in by-name.txt, and not in the package any more");
        if (differ) {
            System.exit(1);
        }
        System.out.println("Libraries find classes by name at " + found.size() + " places, all of them known.");
    }

    private static void read(Path jar, Set<String> found) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                var type = ClassFile.of().parse(zip.getInputStream(entry).readAllBytes());
                String name = type.thisClass().asInternalName().replace('/', '.');
                for (var method : type.methods()) {
                    method.code().ifPresent(code -> code.forEach(element -> {
                        if (element instanceof InvokeInstruction call
                                && CALLS.matcher(call.owner().asInternalName() + "."
                                                + call.name().stringValue())
                                        .matches()) {
                            found.add(name);
                        }
                    }));
                }
            }
        }
    }

    private static boolean report(Set<String> places, Set<String> known, String what) {
        boolean differ = false;
        for (String place : places) {
            if (!known.contains(place)) {
                System.err.println(place + " " + what);
                differ = true;
            }
        }
        return differ;
    }
}
