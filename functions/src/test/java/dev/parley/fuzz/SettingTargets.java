package dev.parley.fuzz;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.articles.Article;
import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.Overlay;
import dev.parley.ids.Id;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.versions.HttpDate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Searches, addresses of subscribers, and what operators configure. */
final class SettingTargets {
    private static final SearchReader SEARCHES = new SearchReader(KnownNames.bundled());
    private static final AddressReader ADDRESSES = new AddressReader("US,CA,GB,IE,44");

    private SettingTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                ofTexts(
                        "search-parameters",
                        List.of(
                                "q=talks AND title:geneva&person=Trump,Zelensky&country=Ukraine,USA&type=leader_call&limit=10",
                                "from=2025-01-01&to=2025-12-31&status=happened&confirmed=true&facets=person&order=oldest",
                                "source=wire.example&language=en&versions=all&publishedFrom=2025-02-28&cursor=abc"),
                        SettingTargets::search),
                ofTexts(
                        "subscriber-address",
                        List.of("Ann+desk@Example.org\n+44 7700 900123\n+1 (202) 555-0123"),
                        input -> FuzzTarget.lines(input).forEach(SettingTargets::address)),
                ofTexts("sms-countries", List.of("US,CA,GB,IE", "+44, 353", "none"), SettingTargets::countries),
                ofTexts("names-overlay", List.of("""
                                # ours
                                [people]
                                Petra Quint|FRD|head-of-state|2025-05-01||Quint
                                [countries]
                                FRD|Freedonia|Freedonian;Freedonians|Glory Hall
                                [bodies]
                                Harbour Council|HC
                                [titles]
                                harbourmaster;high harbourmaster|head-of-state|LEADER
                                """), SettingTargets::overlay),
                ofTexts(
                        "article-id",
                        List.of("4yretr35zsc2993pt\n4YRE-TR35-ZSC2-993P-T\nO0Il1"),
                        input -> FuzzTarget.lines(input).forEach(SettingTargets::id)),
                ofTexts(
                        "http-date",
                        List.of("Wed, 12 Feb 2025 22:00:00 GMT\nWed, 29 Feb 2025 22:00:60 GMT"),
                        input -> FuzzTarget.lines(input).forEach(SettingTargets::date)));
    }

    /** A search that is read is read again from its own parameters. */
    private static void search(byte[] input) {
        var parameters = parameters(new String(input, StandardCharsets.UTF_8));
        try {
            SEARCHES.page(parameters);
            var search = SEARCHES.search(parameters);
            assertEquals(search, SEARCHES.search(SearchReader.parameters(search)));
        } catch (RefusedSearch e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** An address that is read is read again as the same one. */
    private static void address(String typed) {
        try {
            var email = ADDRESSES.email(typed);
            assertEquals(email, ADDRESSES.email(email.value()));
        } catch (RefusedRequest e) {
            assertFalse(e.getMessage().isBlank());
        }
        try {
            var phone = ADDRESSES.phone(typed);
            assertEquals(phone, ADDRESSES.phone(phone.value()));
        } catch (RefusedRequest e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void countries(byte[] setting) {
        try {
            new AddressReader(new String(setting, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void overlay(byte[] file) {
        try {
            Overlay.of(file)
                    .faults()
                    .forEach(fault -> assertFalse(fault.reason().isBlank()));
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    /** What is no id has a fault, and an id is read again as itself. */
    private static void id(String typed) {
        var read = Id.parse(typed, Article.ID_LENGTH);
        assertEquals(read.isEmpty(), Id.fault(typed, Article.ID_LENGTH).isPresent());
        read.ifPresent(id -> assertEquals(Optional.of(id), Id.parse(id, Article.ID_LENGTH)));
    }

    private static void date(String typed) {
        HttpDate.parse(typed)
                .ifPresent(moment -> assertEquals(
                        typed.strip().toLowerCase(Locale.ROOT),
                        HttpDate.of(moment).toLowerCase(Locale.ROOT)));
    }
}
