package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableGazetteerTest {
    private static final TableGazetteer TABLE = TableGazetteer.bundled();

    @ParameterizedTest
    @CsvSource({
        "head-of-government, GBR, 2022-07-01, boris-johnson",
        "head-of-government, GBR, 2022-10-01, liz-truss",
        "head-of-government, GBR, 2024-07-05, keir-starmer",
        "foreign-minister, GBR, 2024-03-01, david-cameron",
        "head-of-state, USA, 2018-06-12, donald-trump",
        "head-of-state, USA, 2024-11-06, joe-biden",
        "head-of-state, TUR, 2025-03-01, recep-tayyip-erdogan",
        "leader, ITA, 2023-01-01, giorgia-meloni",
        "head-of-state, ITA, 2023-01-01, sergio-mattarella",
        "leader, DEU, 2025-06-01, friedrich-merz",
        "leader, FRA, 2025-06-01, emmanuel-macron",
        "leader, IND, 2025-06-01, narendra-modi",
        "leader, ISR, 2022-08-01, yair-lapid",
        "leader, ISR, 2025-06-01, benjamin-netanyahu",
        "crown-prince, SAU, 2022-01-01, mohammed-bin-salman",
        "supreme-leader, IRN, 2025-06-01, ali-khamenei",
        "foreign-minister, IRN, 2024-06-15, ali-bagheri-kani",
        "foreign-minister, CHN, 2023-03-01, qin-gang",
        "foreign-minister, CHN, 2024-03-01, wang-yi",
        "head-of-state, BRA, 2022-12-31, jair-bolsonaro",
        "head-of-government, NLD, 2023-05-01, mark-rutte",
        "head-of-government, POL, 2023-12-01, mateusz-morawiecki",
        "defence-minister, UKR, 2024-01-01, rustem-umerov",
        "security-adviser, RUS, 2024-01-01, nikolai-patrushev",
        "head-of-state, SYR, 2024-12-01, bashar-al-assad",
        "head-of-state, ARG, 2023-11-01, alberto-fernandez",
        "head-of-government, JPN, 2024-09-01, fumio-kishida",
        "head-of-state, KOR, 2022-05-01, moon-jae-in",
        "head-of-state, PHL, 2022-06-01, rodrigo-duterte",
        "head-of-government, PAK, 2023-10-01, anwaar-ul-haq-kakar",
        "head-of-state, KEN, 2022-08-01, uhuru-kenyatta",
        "head-of-government, HUN, 2026-06-01, peter-magyar",
    })
    void anOfficeNamesItsHolderOfThatDay(String office, String country, LocalDate on, String id) {
        assertEquals(Optional.of(id), holder(office, Participant.country(country, country), on));
    }

    @ParameterizedTest
    @CsvSource({
        "head-of-body, NATO, 2024-09-01, jens-stoltenberg",
        "head-of-body, NATO, 2024-11-01, mark-rutte",
        "head-of-body, United Nations, 2025-01-01, antonio-guterres",
        "head-of-body, European Union, 2025-01-01, ursula-von-der-leyen",
        "head-of-state, European Union, 2025-01-01, antonio-costa",
        "foreign-minister, European Union, 2023-01-01, josep-borrell",
        "head-of-state, World Bank, 2025-01-01, ajay-banga",
        "intelligence-chief, IAEA, 2025-01-01, rafael-grossi",
        "leader, Hezbollah, 2024-01-01, hassan-nasrallah",
        "leader, Houthis, 2025-01-01, abdul-malik-al-houthi",
    })
    void aBodyHasALeader(String office, String body, LocalDate on, String id) {
        assertEquals(Optional.of(id), holder(office, Participant.body(Names.slug(body), body), on));
    }

    @Test
    void anOfficeOfManyNamesNobody() {
        LocalDate on = LocalDate.of(2025, 6, 1);
        assertEquals(Optional.empty(), holder("envoy", Participant.country("USA", "United States"), on));
        assertEquals(Optional.empty(), holder("minister", Participant.country("ISR", "Israel"), on));
        assertEquals(Optional.empty(), holder("negotiator", Participant.country("RUS", "Russia"), on));
        assertEquals(Optional.of("benjamin-mbonimpa"), holder("negotiator", Participant.body("m23", "M23"), on));
    }

    @Test
    void aSharedSurnameNamesTheOfficeholder() {
        assertEquals(Optional.of("michel-aoun"), id("Aoun", LocalDate.of(2022, 5, 1)));
        assertEquals(Optional.of("joseph-aoun"), id("Aoun", LocalDate.of(2025, 5, 1)));
        assertEquals(Optional.of("ali-khamenei"), id("Khamenei", LocalDate.of(2026, 1, 1)));
        assertEquals(Optional.of("mojtaba-khamenei"), id("Khamenei", LocalDate.of(2026, 6, 1)));
    }

    @Test
    void aShortFormForOfficeholdersNamesNobodyAfterTheTerm() {
        assertEquals(Optional.of("kamala-harris"), id("Harris", LocalDate.of(2024, 8, 1)));
        assertEquals(Optional.empty(), id("Harris", LocalDate.of(2025, 8, 1)));
        assertEquals(Optional.of("kamala-harris"), id("Kamala Harris", LocalDate.of(2025, 8, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "Volodymyr Zelenskyy, volodymyr-zelensky",
        "Zelenskiy, volodymyr-zelensky",
        "Sergey Lavrov, sergei-lavrov",
        "Andriy Sybiha, andrii-sybiha",
        "Alyaksandr Lukashenka, alexander-lukashenko",
        "Mohammad bin Salman, mohammed-bin-salman",
        "Muhammad Bin Salman, mohammed-bin-salman",
        "MBS, mohammed-bin-salman",
        "Abdel Fattah al-Sisi, abdel-fattah-el-sisi",
        "Abdel Fattah El Sisi, abdel-fattah-el-sisi",
        "Abdul Fattah al Sisi, abdel-fattah-el-sisi",
        "Erdoğan, recep-tayyip-erdogan",
        "Orban, viktor-orban",
        "Orbán, viktor-orban",
        "Kim Jong-un, kim-jong-un",
        "Kim Jong Un, kim-jong-un",
        "Ahmad al-Sharaa, ahmed-al-sharaa",
        "al Sharaa, ahmed-al-sharaa",
        "Mette Frederiksen, mette-frederiksen",
        "Donald Tusk, donald-tusk",
        "Radosław Sikorski, radoslaw-sikorski",
        "Radoslaw Sikorski, radoslaw-sikorski",
        "Gideon Sa’ar, gideon-saar",
        "von der Leyen, ursula-von-der-leyen",
        "Marcos Jr, ferdinand-marcos-jr",
        "Bibi, benjamin-netanyahu",
    })
    void aNameIsFoundInEverySpelling(String written, String id) {
        assertEquals(Optional.of(id), id(written, LocalDate.of(2025, 6, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"May", "Long", "Li", "Kim", "Park", "Khan", "Moon", "Austin", "who", "to Lam", "Male", "Pole"})
    void wordsAndEverydayNamesNameNobody(String word) {
        assertEquals(Optional.empty(), id(word, LocalDate.of(2025, 6, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "NATO, nato",
        "Nato, nato",
        "OPEC, opec",
        "Opec, opec",
        "ASEAN, asean",
        "Asean, asean",
        "US, usa",
        "Us,",
        "nato,",
        "Who,",
    })
    void anAcronymMatchesLowerCaseOnlyWhereTheTableListsIt(String written, String id) {
        assertEquals(Optional.ofNullable(id), id(written, LocalDate.of(2025, 6, 1)));
    }

    @Test
    void aBodyIsFoundInATextByEachSpelling() {
        List<Token> tokens = Tokenizer.tokens("Nato's Mark Rutte");
        assertEquals(
                Optional.of("nato"),
                TABLE.name(tokens, 0, LocalDate.of(2025, 6, 1))
                        .map(n -> n.participant().id()));
    }

    @Test
    void aPersonRepresentsTheCountryOfTheirTermThatDay() {
        assertEquals(
                Optional.of("NLD"),
                named("Mark Rutte", LocalDate.of(2023, 1, 1)).orElseThrow().country());
        assertEquals(
                Optional.of("NATO"),
                named("Mark Rutte", LocalDate.of(2025, 1, 1)).orElseThrow().organization());
    }

    @Test
    void everyTermIsFoundByFullName() {
        List<String> lost = new ArrayList<>();
        for (Officeholder person : TABLE.people()) {
            LocalDate on = person.terms().getFirst().from().orElse(LocalDate.of(2025, 1, 1));
            if (!id(person.name(), on).equals(Optional.of(person.id()))) {
                lost.add(person.name() + " " + id(person.name(), on));
            }
        }
        assertTrue(lost.isEmpty(), lost::toString);
    }

    private static Optional<String> holder(String office, Participant of, LocalDate on) {
        return TABLE.holder(office, of, on).map(n -> n.participant().id());
    }

    private static Optional<String> id(String text, LocalDate on) {
        return named(text, on).map(Participant::id);
    }

    /** Who or what the whole of this text names. */
    private static Optional<Participant> named(String text, LocalDate on) {
        List<Token> tokens = Tokenizer.tokens(text);
        return TABLE.name(tokens, 0, on)
                .filter(n -> n.length() == tokens.size())
                .map(Gazetteer.Named::participant);
    }
}
