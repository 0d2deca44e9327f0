package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No text from outside makes a regular expression read it over and over: of a text twice as long, no expression reads more
 * than about twice as many characters. What is counted is characters read, never time.
 */
class RegularExpressionsTest {
    private static final int LENGTH = 300;

    /** Twice, and some room for beginnings and ends. */
    private static final double TWICE = 2.6;

    /** Repeated, these are what expressions are slow at: what they skip, what they end in, and almost what they look for. */
    private static final List<String> PIECES = List.of(
            " ",
            "\n",
            "a",
            "A",
            "1",
            "-",
            ".",
            ",",
            "@",
            "/",
            "\\",
            ":",
            "(",
            "[",
            "<",
            "&",
            "\"",
            "'",
            "a.",
            "a-",
            "a@",
            "a ",
            "A ",
            "1 ",
            "1.",
            "1/",
            "ab, ",
            "<a ",
            "</",
            "/A",
            "[a",
            "a=",
            "a;",
            "%",
            "https://",
            "de ",
            "Mon, ",
            "May 1 ",
            "1 May ",
            "12 ",
            "\u0301",
            "\u00e9.",
            "+1 ",
            "a+",
            "( ",
            ". ",
            "- ",
            "\u2014 ");

    /** Expressions that are only matched against the whole of a text, never looked for in it. */
    private static final Set<String> MATCHED_ONLY = Set.of(
            "ZipRecords.DESCRIPTION",
            "QueryTokens.NUMBERED",
            "QueryTokens.FIELD",
            "Author.PERSON",
            "AddressReader.EMAIL",
            "Outlet.HOST",
            "Outlet.COLLECTED");

    private static final List<String> STARTS = List.of("", "1 ", "https://", "<");

    private static final String END = "\u0000";

    /** A text that counts how often its characters are read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static List<Field> patterns() throws ReflectiveOperationException {
        List<Field> fields = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.parley")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    fields.add(field.reflect());
                }
            }
        }
        return fields;
    }

    private static long matching(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        pattern.matcher(counted).matches();
        return counted.reads;
    }

    private static long finding(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        var matcher = pattern.matcher(counted);
        while (matcher.find()) {
            // What is found is for others.
        }
        return counted.reads;
    }

    private static List<String> slow(ToLongBiFunction<Pattern, String> reading, Set<String> without)
            throws ReflectiveOperationException {
        List<String> slow = new ArrayList<>();
        List<Field> patterns = patterns();
        for (Field field : patterns) {
            String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
            if (without.contains(name)) {
                continue;
            }
            field.setAccessible(true);
            Pattern pattern = (Pattern) field.get(null);
            for (String piece : PIECES) {
                String text = piece.repeat(LENGTH / piece.length());
                for (String start : STARTS) {
                    long once = reading.applyAsLong(pattern, start + text + END);
                    long twice = reading.applyAsLong(pattern, start + text + text + END);
                    if (twice > once * TWICE + 20L * LENGTH) {
                        slow.add(name + " on '" + start + piece + "...': " + once + ", then " + twice);
                        break;
                    }
                }
            }
        }
        assertTrue(patterns.size() > 20, "found only " + patterns);
        return slow;
    }

    @Test
    void noExpressionMatchesATextByReadingItOverAndOver() throws ReflectiveOperationException {
        assertEquals(List.of(), slow(RegularExpressionsTest::matching, Set.of()));
    }

    @Test
    void noExpressionIsFoundInATextByReadingItOverAndOver() throws ReflectiveOperationException {
        assertEquals(List.of(), slow(RegularExpressionsTest::finding, MATCHED_ONLY));
    }
}
