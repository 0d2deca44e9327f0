package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the gazetteer's tables, checked against each other. */
class GazetteerTablesTest {
    private static final TableGazetteer TABLE = TableGazetteer.bundled();
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    /** Offices that one person at a time holds. */
    private static final Set<String> ONE = Set.of(
            "head-of-state",
            "head-of-government",
            "head-of-body",
            "supreme-leader",
            "crown-prince",
            "head-of-party",
            "foreign-minister",
            "defence-minister",
            "security-adviser");

    private static final Set<String> SEVERAL = Set.of(
            "vice-president",
            "vice-premier",
            "opposition-leader",
            "minister",
            "intelligence-chief",
            "chief-of-staff",
            "commander",
            "envoy",
            "negotiator",
            "ambassador",
            "adviser",
            "spokesman",
            "official");

    /** Offices that several people share by law. */
    private static final Set<String> SHARED = Set.of(
            // Three members of the presidency.
            "BIH head-of-state");

    /** Places that are no state, or that are ruled or administered from elsewhere. */
    private static final Set<String> WITHOUT_HEAD = List.of(
                    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HMD IMN IOT"
                            .split(" "),
                    "JEY MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF HKG MAC"
                            .split(" "))
            .stream()
            .flatMap(Arrays::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** The two captains regent of San Marino change every six months; the table names neither. */
    private static final Set<String> UNNAMED = Set.of("SMR");

    private record Row(String file, int number, String[] columns) {}

    private static List<Row> rows(String file, int columns) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : Rules.lines("gazetteer/" + file)) {
            Row row = new Row(file, ++number, line.split("\\|", -1));
            assertEquals(columns, row.columns().length, () -> file + ": " + line);
            rows.add(row);
        }
        return rows;
    }

    private static Set<String> homes() {
        return Stream.concat(rows("countries.txt", 4).stream(), rows("bodies.txt", 2).stream())
                .map(r -> r.columns()[0])
                .collect(Collectors.toSet());
    }

    @Test
    void everyPersonRowHasNameCountryOfficeAndTerm() {
        Set<String> homes = homes();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows("people.txt", 6)) {
            String[] c = row.columns();
            String line = String.join("|", c);
            if (c[0].isBlank() || !c[0].equals(c[0].strip()) || !homes.contains(c[1])) {
                wrong.add("name or home: " + line);
            }
            if (!ONE.contains(c[2]) && !SEVERAL.contains(c[2])) {
                wrong.add("office: " + line);
            }
            Optional<LocalDate> from = day(c[3]);
            Optional<LocalDate> to = day(c[4]);
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                wrong.add("dates: " + line);
            }
            if (Arrays.stream(c[5].split(";")).anyMatch(a -> !a.equals(a.strip()))) {
                wrong.add("aliases: " + line);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyIso3166CountryIsListedOnce() {
        List<String> codes =
                rows("countries.txt", 4).stream().map(r -> r.columns()[0]).toList();
        Set<String> missing = new TreeSet<>();
        for (String two : Locale.getISOCountries()) {
            missing.add(Locale.of("", two).getISO3Country());
        }
        codes.forEach(missing::remove);
        assertEquals(Set.of(), missing);
        assertEquals(codes.size(), Set.copyOf(codes).size());
    }

    @Test
    void noIdIsUsedTwice() {
        Map<String, String> ids = new HashMap<>();
        List<String> twice = new ArrayList<>();
        Stream.concat(
                        rows("bodies.txt", 2).stream().map(r -> r.columns()[0]),
                        Stream.concat(
                                rows("countries.txt", 4).stream().map(r -> r.columns()[0]),
                                rows("people.txt", 6).stream()
                                        .map(r -> r.columns()[0])
                                        .distinct()))
                .forEach(name -> {
                    String other = ids.put(Names.slug(name), name);
                    if (other != null) {
                        twice.add(other + " and " + name);
                    }
                });
        assertEquals(List.of(), twice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-07-01", "2024-07-01", "2025-06-01", "2026-10-01"})
    void everyCountryHasALeader(String day) {
        LocalDate on = LocalDate.parse(day);
        List<String> without = new ArrayList<>();
        for (Row row : rows("countries.txt", 4)) {
            String code = row.columns()[0];
            if (!WITHOUT_HEAD.contains(code)
                    && !UNNAMED.contains(code)
                    && TABLE.holder("leader", Participant.country(code, code), on)
                            .isEmpty()) {
                without.add(code);
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void noOfficeHasTwoHoldersAtOnce() {
        Map<String, List<String[]>> terms = new TreeMap<>();
        for (Row row : rows("people.txt", 6)) {
            String[] c = row.columns();
            if (ONE.contains(c[2]) && !SHARED.contains(c[1] + " " + c[2])) {
                terms.computeIfAbsent(c[1] + " " + c[2], k -> new ArrayList<>()).add(c);
            }
        }
        List<String> overlaps = new ArrayList<>();
        terms.forEach((office, held) -> {
            for (int i = 0; i < held.size(); i++) {
                for (int k = i + 1; k < held.size(); k++) {
                    if (overlap(held.get(i), held.get(k)) > 3) {
                        overlaps.add(office + ": " + held.get(i)[0] + " and " + held.get(k)[0]);
                    }
                }
            }
        });
        assertEquals(List.of(), overlaps);
    }

    @Test
    void noShortFormNamesTwoPeopleAtOneTime() {
        Map<String, Set<String>> bearers = new TreeMap<>();
        Map<String, List<String[]>> terms = new HashMap<>();
        for (Row row : rows("people.txt", 6)) {
            String[] c = row.columns();
            terms.computeIfAbsent(c[0], n -> new ArrayList<>()).add(c);
            Stream.concat(Stream.of(c[0]), Arrays.stream(c[5].split(";")))
                    .filter(a -> !a.isBlank())
                    .map(a -> Spellings.plain(a.replace("*", "")).toLowerCase(Locale.ROOT))
                    .forEach(a ->
                            bearers.computeIfAbsent(a, k -> new TreeSet<>()).add(c[0]));
        }
        List<String> shared = new ArrayList<>();
        bearers.forEach((alias, names) -> {
            List<String> all = List.copyOf(names);
            for (int i = 0; i < all.size(); i++) {
                for (int k = i + 1; k < all.size(); k++) {
                    List<String[]> second = terms.get(all.get(k));
                    if (terms.get(all.get(i)).stream()
                            .anyMatch(a -> second.stream().anyMatch(b -> overlap(a, b) > 0))) {
                        shared.add(alias + ": " + all.get(i) + " and " + all.get(k));
                    }
                }
            }
        });
        assertEquals(List.of(), shared);
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static long overlap(String[] a, String[] b) {
        LocalDate from = Stream.of(day(a[3]), day(b[3]))
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        LocalDate to = Stream.of(day(a[4]), day(b[4]))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .orElse(NEVER);
        return to.toEpochDay() - from.toEpochDay();
    }
}
