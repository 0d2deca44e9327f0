package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions on the whole stack: API, links and codes, alerts. */
class SubscribersIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile("code ([0-9]{6})");
    private static final Pattern LINK = Pattern.compile("http://\\S+");
    private static final String CALL =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday, the White"
                    + " House said.";
    private static final String MEETING =
            "Turkish President Recep Tayyip Erdogan met Ukrainian President Volodymyr Zelensky in Ankara on Wednesday.";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private LocalStack stack;

    private record Answer(int status, JsonNode body) {
        String id() {
            return body.path("id").asText();
        }

        String state() {
            return body.path("state").asText();
        }
    }

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> parameters) throws Exception {
        Consumer<String> log = line -> {};
        stack = LocalStack.start(
                new LocalStackOptions(Stacks.PROJECT.resolve("template.yaml"), data, 0, clock, parameters, log));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void aConfirmedSubscriberGetsTheAlertsOfItsInterestsOnly() throws Exception {
        var made = subscribe("{'email':'ann@example.org','interests':{'types':['leader_call']}}");
        assertEquals(202, made.status(), made.body().toString());
        assertEquals("pending", made.state());
        report(CALL, "first");
        assertEquals(List.of(), stack.delivered().getLast().recipients());

        follow("ann@example.org");
        assertEquals("confirmed", get(made.id()).state());
        report(MEETING, "second");
        assertEquals(List.of(), stack.delivered().getLast().recipients());
        report(CALL.replace("Russian President Vladimir Putin", "French President Emmanuel Macron"), "third");
        assertEquals(List.of("ann@example.org"), stack.delivered().getLast().recipients());
        var mail = text(lastTo("ann@example.org", ".eml"));
        assertTrue(mail.contains("Action=Unsubscribe"), mail);

        follow("ann@example.org");
        report(CALL.replace("Russian President Vladimir Putin", "Chinese President Xi Jinping"), "fourth");
        assertEquals(List.of(), stack.delivered().getLast().recipients());
    }

    @Test
    void aNumberGetsAlertsAfterItsCodeAndNoneAfterStop() throws Exception {
        var made = subscribe("{'phone':'+44 7700 900123','interests':{'people':['Trump']},'note':'desk'}");
        assertEquals(202, made.status(), made.body().toString());
        assertEquals("+4***23", made.body().path("to").asText());
        assertEquals(
                422,
                confirm(made.id(), "000000".equals(code()) ? "000001" : "000000")
                        .status());
        var confirmed = confirm(made.id(), code());
        assertEquals(200, confirmed.status(), confirmed.body().toString());
        assertEquals("confirmed", confirmed.state());
        report(CALL, "first");
        assertEquals(List.of("+447700900123"), stack.delivered().getLast().recipients());
        assertTrue(Files.readString(lastTo("+447700900123", ".txt")).startsWith("NEW CALL: Trump-Putin"));

        stack.answer("+447700900123", true);
        report(CALL.replace("Wednesday", "Monday"), "second");
        assertEquals(List.of(), stack.delivered().getLast().recipients());
        clock.advance(Duration.ofHours(2));
        reconcile();
        var ended = get(made.id());
        assertEquals("ended", ended.state());
        assertEquals("stop", ended.body().path("endedBecause").asText());
        assertEquals("desk", ended.body().path("note").asText());
        var texts = to("+447700900123", ".txt").size();
        assertEquals(202, subscribe("{'phone':'+447700900123'}").status());
        assertEquals(texts, to("+447700900123", ".txt").size());
    }

    @Test
    void aSubscribedAddressIsAnsweredLikeAnUnknownOne() throws Exception {
        var first = subscribe("{'email':'ann@example.org','interests':{'types':['leader_call']}}");
        follow("ann@example.org");
        assertEquals("confirmed", get(first.id()).state());
        var again = subscribe("{'email':'ann@example.org','interests':{'types':['meeting']}}");
        var fresh = subscribe("{'email':'bob@example.org','interests':{'types':['meeting']}}");
        assertEquals(fresh.status(), again.status());
        assertEquals(without(fresh.body()), without(again.body()));
        assertEquals(without(get(fresh.id()).body()), without(get(again.id()).body()));
        report(CALL, "first");
        assertEquals(List.of("ann@example.org"), stack.delivered().getLast().recipients());
    }

    @Test
    void changingAndEndingASubscriptionTakesEffectAtOnce() throws Exception {
        var made = phone("+447700900123", "{'types':['meeting']}");
        var changed = call("PATCH", "/subscriptions/" + made.id(), "{'interests':{'types':['leader_call']}}");
        assertEquals(200, changed.status(), changed.body().toString());
        report(CALL, "first");
        assertEquals(List.of("+447700900123"), stack.delivered().getLast().recipients());
        assertEquals(204, call("DELETE", "/subscriptions/" + made.id(), "").status());
        report(CALL.replace("Wednesday", "Monday"), "second");
        assertEquals(List.of(), stack.delivered().getLast().recipients());
        assertEquals("removed", get(made.id()).body().path("endedBecause").asText());
        assertEquals(
                409,
                call("PATCH", "/subscriptions/" + made.id(), "{'note':'x'}").status());
    }

    @Test
    void theDailyComparisonFindsUnsubscribedAndConfirmedAddresses() throws Exception {
        var ann = subscribe("{'email':'ann@example.org'}");
        follow("ann@example.org");
        reconcile();
        report(CALL, "first");
        follow("ann@example.org");
        clock.advance(Duration.ofDays(1));
        reconcile();
        assertEquals("unsubscribed", get(ann.id()).body().path("endedBecause").asText());
    }

    @Test
    void aCodeExpiresAfterTenMinutesOrFiveTries() throws Exception {
        var made = subscribe("{'phone':'+447700900123'}");
        clock.advance(Duration.ofMinutes(10));
        assertEquals(422, confirm(made.id(), code()).status());
        var second = subscribe("{'phone':'+447700900123'}");
        var right = code();
        for (int i = 0; i < 5; i++) {
            confirm(second.id(), right.equals("000000") ? "000001" : "000000");
        }
        var refused = confirm(second.id(), right);
        assertEquals(422, refused.status());
        assertTrue(refused.body().path("detail").asText().contains("cannot be used any more"));
    }

    @Test
    void theEstimateCountsTheAlertsThatTheInterestsWouldHaveGot() throws Exception {
        report(CALL, "first");
        report(MEETING, "second");
        assertEquals(2, tried("{}").path("alerts").asInt());
        assertEquals(0.5, tried("{}").path("alertsPerWeek").asDouble());
        assertEquals(1, tried("{'types':['meeting']}").path("alerts").asInt());
        assertEquals(
                1,
                tried("{'people':['putin'],'countries':['USA']}").path("alerts").asInt());
        assertEquals(0, tried("{'types':['ceasefire']}").path("alerts").asInt());
        clock.advance(Duration.ofDays(29));
        assertEquals(0, tried("{}").path("alerts").asInt());
    }

    @Test
    void anInvalidSubscriptionIsRefusedWithASentenceAndSendsNothing() throws Exception {
        for (var bad : List.of(
                "",
                "[]",
                "not json",
                "{}",
                "{'email':7}",
                "{'email':'ann'}",
                "{'email':'ann@example.org\\r\\nBcc: bob@example.org'}",
                "{'email':'ann@example.org','phone':'+447700900123'}",
                "{'phone':'+4930123456'}",
                "{'phone':'12'}",
                "{'email':'ann@example.org','note':'one\\r\\nBcc: bob@example.org'}",
                "{'email':'ann@example.org','note':'" + "x".repeat(201) + "'}",
                "{'email':'ann@example.org','note':'left\\u202eright'}",
                "{'email':'ann@example.org','digest':'yes'}",
                "{'email':'ann@example.org','colour':'red'}",
                "{'email':'ann@example.org','interests':{'people':['Nobody Atall']}}",
                "{'email':'ann@example.org','interests':{'countries':['XYZ']}}",
                "{'email':'ann@example.org','interests':{'types':['chat']}}",
                "{'email':'ann@example.org','interests':{'status':['denied']}}",
                "{'email':'ann@example.org','interests':{'a':[],'b':[],'c':[],'d':[],'e':[],'f':[]}}")) {
            var answer = subscribe(bad);
            assertEquals(422, answer.status(), bad + ": " + answer.body());
            assertTrue(
                    answer.body().path("detail").asText().length() > 15,
                    answer.body().toString());
        }
        assertEquals(404, get("unknown").status());
        assertEquals(422, confirm("unknown", "12").status());
        assertEquals(404, confirm("unknown", "123456").status());
        try (var files = Files.list(stack.outbox())) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void withoutATokenSubscribingWorksOnlyIfTheOperatorAllowsIt() throws Exception {
        assertEquals(
                403,
                call("POST", "/public/subscriptions", "{'email':'ann@example.org'}")
                        .status());
        stack.close();
        start(Map.of("OpenSubscriptions", "true"));
        var made = call("POST", "/public/subscriptions", "{'email':'ann@example.org'}");
        assertEquals(202, made.status());
        assertEquals(
                "pending", call("GET", "/public/subscriptions/" + made.id(), "").state());
    }

    @Test
    void limitsApplyToAnAddressACallerAndAllCallers() throws Exception {
        stack.close();
        start(Map.of("RequestsPerAddress", "2", "RequestsPerCaller", "4", "RequestsPerDay", "1000"));
        for (int i = 0; i < 4; i++) {
            assertEquals(202, subscribe("{'phone':'+447700900123'}").status());
        }
        assertEquals(2, to("+447700900123", ".txt").size());
        var refused = subscribe("{'phone':'+447700900124'}");
        assertEquals(429, refused.status());
        assertEquals(0, to("+447700900124", ".txt").size());
    }

    @Test
    void subscriptionsSurviveARestart() throws Exception {
        phone("+447700900123", "{}");
        stack.answer("+447700900199", true);
        stack.close();
        start(Map.of());
        report(CALL, "first");
        assertEquals(List.of("+447700900123"), stack.delivered().getLast().recipients());
    }

    @Test
    void aTopicTakesTwoHundredSubscriptionsAndRefusesFurtherOnes() throws Exception {
        stack.close();
        start(Map.of("RequestsPerCaller", "1000"));
        for (int i = 0; i < 200; i++) {
            assertEquals(202, subscribe("{'email':'ann" + i + "@example.org'}").status());
        }
        assertEquals(503, subscribe("{'email':'ann200@example.org'}").status());
        assertEquals(503, subscribe("{'email':'ann1@example.org'}").status());
        assertEquals(
                202, subscribe("{'email':'ann200@example.org','digest':true}").status());
    }

    private Answer phone(String number, String interests) throws Exception {
        var made = subscribe("{'phone':'" + number + "','interests':" + interests + "}");
        assertEquals(200, confirm(made.id(), code()).status());
        return made;
    }

    private Answer subscribe(String json) throws Exception {
        return call("POST", "/subscriptions", json);
    }

    private Answer get(String id) throws Exception {
        return call("GET", "/subscriptions/" + id, "");
    }

    private Answer confirm(String id, String code) throws Exception {
        return call("POST", "/subscriptions/" + id + "/confirm", "{'code':'" + code + "'}");
    }

    private JsonNode tried(String interests) throws Exception {
        return subscribe("{'dryRun':true,'interests':" + interests + "}").body().path("estimate");
    }

    private Answer call(String method, String path, String json) throws Exception {
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.api() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.body().length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(response.body()));
    }

    /** An answer without the values that differ between any two answers. */
    private static Map<String, JsonNode> without(JsonNode body) {
        var rest = new HashMap<String, JsonNode>();
        body.properties().forEach(one -> rest.put(one.getKey(), one.getValue()));
        rest.keySet().removeAll(List.of("id", "to"));
        return rest;
    }

    private void reconcile() throws Exception {
        stack.invoke("ReconcileFunction", Json.MAPPER.createObjectNode());
    }

    private void report(String text, String name) throws Exception {
        var before = stack.delivered().size();
        assertEquals(
                201,
                Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text))
                        .statusCode());
        stack.awaitIdle();
        assertEquals(before + 1, stack.delivered().size(), "the report made no alert: " + text);
    }

    /** Follows the last link in the last email to an address. */
    private void follow(String email) throws Exception {
        var links = LINK.matcher(text(lastTo(email, ".eml")));
        String last = null;
        while (links.find()) {
            last = links.group();
        }
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(last)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private String code() throws IOException {
        var found = CODE.matcher(Files.readString(lastTo("+447700900123", ".txt")));
        assertTrue(found.find());
        return found.group(1);
    }

    private Path lastTo(String to, String ending) throws IOException {
        return to(to, ending).getLast();
    }

    private List<Path> to(String to, String ending) throws IOException {
        try (var files = Files.list(stack.outbox())) {
            return files.filter(file -> file.toString().endsWith("-to-" + to + ending))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path eml) throws IOException {
        var parts = Files.readString(eml).split("\r\n\r\n", 2);
        assertFalse(parts[0].contains("Bcc"), parts[0]);
        return new String(Base64.getMimeDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    }
}
