package dev.parley.extraction.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled grammar reads constructions of news English as a linguist would. */
class ConstructionsTest {
    static List<String> lines() throws IOException {
        try (InputStream in = ConstructionsTest.class.getResourceAsStream("constructions.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void expectedArcsAreFound(String line) {
        String[] columns = line.split("\t");
        Parse parse = Grammar.bundled().parse(Sentence.of(columns[0].substring(2)), columns[0].startsWith("H "));
        List<String> missing = new ArrayList<>();
        for (String arc : columns[1].split("; ")) {
            if (arcs(parse).noneMatch(arc::equals)) {
                missing.add(arc);
            }
        }
        assertEquals(List.of(), missing, () -> "\n" + parse);
    }

    private static Stream<String> arcs(Parse parse) {
        return Stream.iterate(0, i -> i < parse.size(), i -> i + 1)
                .filter(i -> parse.head(i) >= 0)
                .map(i -> parse.text(parse.head(i)) + " " + parse.relation(i).symbol() + " " + parse.text(i));
    }
}
