package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.Participant;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNamesTest {
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "abu", "von", "van", "der", "de", "da", "do", "dos", "di", "del", "la",
            "le");
    private static final Set<String> FAMILY_NAME_FIRST = Set.of("CHN", "TWN", "KOR", "PRK", "VNM", "MMR", "KHM");
    private static final Set<String> WESTERNISED = Set.of("Joseph Wu", "Wellington Koo");

    @ParameterizedTest
    @CsvSource({
        "Ferdinand Marcos Jr.,PHL,Marcos",
        "Joe Biden,USA,Biden",
        "Abdullah II,JOR,Abdullah II",
        "King Charles III,GBR,King Charles III",
        "Pope Francis,VAT,Pope Francis",
        "Mohammed bin Salman,SAU,bin Salman",
        "Abdullah bin Zayed,ARE,Abdullah bin Zayed",
        "Kim Jong Un,PRK,Kim Jong Un",
        "Xi Jinping,CHN,Xi",
        "He Lifeng,CHN,He Lifeng",
        "Lee Jae Myung,KOR,Lee Jae Myung",
        "Fumio Kishida,JPN,Kishida",
        "Jens Stoltenberg,,Stoltenberg",
        "Ursula von der Leyen,,von der Leyen",
        "Luiz Inacio Lula da Silva,BRA,Lula",
        "Narendra Modi,IND,Modi",
        "Alexander De Croo,BEL,De Croo",
        "Carlos Agostinho do Rosario,MOZ,do Rosario",
        "Madonna,USA,Madonna"
    })
    void peopleHaveTheirHeadlineNames(String name, String country, String called) {
        assertEquals(called, ShortNames.of(name, country == null ? "" : country));
    }

    @Test
    void noShortNameIsOnlyASuffixNumeralOrParticle() throws Exception {
        people().forEach((name, country) -> {
            var words = ShortNames.of(name, country).split(" ");
            var last = words[words.length - 1];
            assertFalse(last.matches("(?i)(?:jr|sr)\\.?"), name);
            assertFalse(words.length == 1 && PARTICLES.contains(last.toLowerCase(Locale.ROOT)), name);
            assertFalse(words.length == 1 && last.matches("[IVX]+"), name);
            assertFalse(words.length == 1 && last.length() < 2, name);
        });
    }

    @Test
    void everyShortNameHasOnlyWordsOfTheName() throws Exception {
        people().forEach((name, country) -> {
            var own = new HashSet<>(Arrays.asList(name.replace(",", "").split(" ")));
            own.addAll(List.of("King", "Sheikh"));
            assertTrue(own.containsAll(List.of(ShortNames.of(name, country).split(" "))), name);
        });
    }

    @Test
    void shortNamesBeginWithTheFamilyNameWhereItComesFirst() throws Exception {
        people().forEach((name, country) -> {
            if (FAMILY_NAME_FIRST.contains(country) && !WESTERNISED.contains(name) && !name.startsWith("Aung San")) {
                assertTrue(ShortNames.of(name, country).startsWith(name.split(" ")[0]), name);
            }
        });
    }

    @Test
    void everyNameInTheShortNamesIsInTheNamesTable() throws Exception {
        var people = people();
        lines("/dev/parley/alerts/short-names.tsv").forEach(line -> {
            var columns = line.split("\t", -1);
            assertEquals(2, columns.length, line);
            assertTrue(people.containsKey(columns[0]), line);
        });
    }

    @Test
    void twoPeopleWithTheSameShortNameAreNamedInFull() {
        var parties = List.of(
                Participant.person("george-w-bush", "George W. Bush", "USA", "President"),
                Participant.person("george-h-w-bush", "George H.W. Bush", "USA", "President"));
        assertEquals("George W. Bush-George H.W. Bush", Names.parties(parties, 2));
    }

    private static Map<String, String> people() throws Exception {
        var people = new LinkedHashMap<String, String>();
        for (var line : lines("/dev/parley/extraction/gazetteer/people.txt")) {
            var columns = line.split("\\|", -1);
            people.putIfAbsent(columns[0].strip(), columns[1].strip());
        }
        return people;
    }

    private static List<String> lines(String resource) throws Exception {
        try (var in = ShortNamesTest.class.getResourceAsStream(resource);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
