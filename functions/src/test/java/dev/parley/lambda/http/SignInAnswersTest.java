package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signin.Issuer;
import dev.parley.signin.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInAnswersTest {
    private static final String ACCESS = "__Host-parley-access";
    private static final String REFRESH = "__Host-parley-refresh";
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private FakeSite site;
    private SignInAnswers answers;

    /** The cookies of the browser. */
    private final Map<String, String> jar = new LinkedHashMap<>();

    @BeforeEach
    void start() throws IOException {
        site = new FakeSite();
        answers = new SignInAnswers(
                new SignIn(new Issuer(HttpClient.newHttpClient(), site.issuer(), "parley")),
                new ApiProxy(HttpClient.newHttpClient(), site.api()));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aBrowserSignsInAndComesBackToThePageThatItAskedFor() throws IOException {
        var first = get("/f/abc", "lang=en&q=%C3%A9");
        assertEquals(303, first.status());
        assertEquals("/sign-in?to=%2Ff%2Fabc%3Flang%3Den%26q%3D%25C3%25A9", location(first));

        var toIssuer = follow(location(first));
        assertEquals(200, toIssuer.status(), "a form may lead here, and its policy forbids redirects to other sites");
        var asked = FakeSite.parameters(URI.create(location(toIssuer)).getRawQuery());
        assertTrue(location(toIssuer).startsWith(site.issuer() + "/authorize?"));
        assertEquals("code", asked.get("response_type"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals("https://pages.example/signed-in", asked.get("redirect_uri"));
        assertFalse(location(toIssuer).contains("verifier"));

        var back = get("/signed-in", "code=" + site.code(asked.get("code_challenge")) + "&state=" + asked.get("state"));
        assertEquals("/f/abc?lang=en&q=%C3%A9", location(back));
        assertEquals(Set.of(ACCESS, REFRESH), jar.keySet());

        var page = follow(location(back));
        assertEquals(200, page.status());
        assertEquals("GET /f/abc?lang=en&q=%C3%A9 Bearer " + jar.get(ACCESS), site.asked.getLast());
        assertTrue(page.body().contains("action=\"/sign-out\""), page.body());
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() throws IOException {
        var set = signedIn();
        for (var cookie : set.cookies()) {
            assertTrue(cookie.startsWith("__Host-"), cookie);
            assertTrue(cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age="), cookie);
        }
        assertTrue(set.cookies().stream().anyMatch(cookie -> cookie.contains("Max-Age=3540")));
    }

    @Test
    void aCodeOfAnotherBrowserIsRefused() throws IOException {
        follow("/sign-in?to=%2F");
        var code = site.code("a challenge of another browser");
        assertEquals(400, get("/signed-in", "code=" + code + "&state=guessed").status());
        assertTrue(site.codes.containsKey(code), "it was sent to the issuer");
        jar.clear();
        assertEquals(400, get("/signed-in", "code=" + code + "&state=").status());
        assertFalse(jar.containsKey(ACCESS));
    }

    @Test
    void aCodeThatTheIssuerDoesNotTakeIsNoSession() throws IOException {
        var asked = FakeSite.parameters(
                URI.create(location(follow("/sign-in?to=%2F"))).getRawQuery());
        var answer = get("/signed-in", "code=unknown&state=" + asked.get("state"));
        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("Try again"));
        assertFalse(jar.containsKey(ACCESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: a=b",
                "evil",
                ""
            })
    void nobodyIsSentToAnotherSite(String target) throws IOException {
        assertEquals("/", location(signedIn(target)));
    }

    @Test
    void anEndedTokenIsRenewedOnceAndItsRefreshTokenIsReplaced() throws IOException {
        signedIn();
        var before = jar.get(REFRESH);
        jar.remove(ACCESS);
        assertEquals(200, get("/facts", "").status());
        assertFalse(jar.get(REFRESH).equals(before));
        assertEquals("GET /facts Bearer " + jar.get(ACCESS), site.asked.getLast());
        assertEquals(1, site.asked.size());
    }

    @Test
    void aTokenThatTheApiRefusesIsRenewed() throws IOException {
        signedIn();
        site.accessTokens.clear();
        assertEquals(200, get("/facts", "").status());
        assertEquals(2, site.asked.size());
    }

    @Test
    void aSessionThatCannotBeRenewedBeginsAnew() throws IOException {
        signedIn();
        site.accessTokens.clear();
        site.refreshTokens.clear();
        var answer = get("/facts", "q=a");
        assertEquals("/sign-in?to=%2Ffacts%3Fq%3Da", location(answer));
        assertEquals(Map.of(), jar);
    }

    @ParameterizedTest
    @CsvSource({"cors, text/html", "navigate, application/json", "navigate, */*"})
    void scriptsAndProgramsWithoutASessionAreToldInsteadOfSentAway(String mode, String accept) throws IOException {
        var event = event("GET", "/facts", "");
        headers(event).put("sec-fetch-mode", mode).put("accept", accept);
        var answer = send(event);
        assertEquals(401, answer.status());
        assertEquals("Bearer", answer.headers().get("www-authenticate"));
        assertEquals(0, site.asked.size());
    }

    @Test
    void aProgramsOwnTokenIsPassedOn() throws IOException {
        site.accessTokens.add("own");
        var event = event("GET", "/facts", "");
        headers(event).put("authorization", "Bearer own").put("accept", "application/json");
        site.contentType = "application/json";
        assertEquals(200, send(event).status());
        headers(event).put("authorization", "Bearer wrong");
        assertEquals(401, send(event).status());
    }

    @Test
    void whatPagesLoadNeedsNoSession() throws IOException {
        site.contentType = "text/css";
        assertEquals(200, get("/assets/page.css", "").status());
        assertEquals("GET /assets/page.css null", site.asked.getLast());
        assertEquals(303, get("/operation", "").status());
        assertEquals(1, site.asked.size());
    }

    @ParameterizedTest
    @CsvSource({"cross-site, ", "same-site, ", ", https://evil.example", "same-origin, https://evil.example", ", "})
    void aFormOfAnotherSiteChangesNothing(String site, String origin) throws IOException {
        signedIn();
        for (var path : List.of("/subscriptions", "/sign-out")) {
            var event = event("POST", path, "");
            if (site != null) {
                headers(event).put("sec-fetch-site", site);
            }
            if (origin != null) {
                headers(event).put("origin", origin);
            }
            assertEquals(403, send(event).status(), path);
        }
        assertEquals(0, this.site.asked.size());
        assertEquals(0, this.site.revoked.size());
    }

    @Test
    void aFormOfThisSiteIsPassedOnWithItsBody() throws IOException {
        signedIn();
        site.status = 303;
        site.location = site.api() + "/subscriptions/1";
        site.body = new byte[0];
        var event = event("POST", "/subscriptions", "");
        event.put("body", Base64.getEncoder().encodeToString("channel=email".getBytes(StandardCharsets.UTF_8)))
                .put("isBase64Encoded", true);
        headers(event)
                .put("sec-fetch-site", "same-origin")
                .put("origin", "https://pages.example")
                .put("content-type", "application/x-www-form-urlencoded");
        var answer = send(event);
        assertEquals("/subscriptions/1", location(answer));
        assertEquals(
                "[application/x-www-form-urlencoded]",
                site.headers.getLast().get("Content-type").toString());
    }

    @Test
    void signingOutEndsTheSessionHereAndWithTheIssuer() throws IOException {
        signedIn();
        var refresh = jar.get(REFRESH);
        var event = event("POST", "/sign-out", "");
        headers(event).put("sec-fetch-site", "same-origin").put("origin", "https://pages.example");
        var answer = send(event);
        assertEquals(List.of(refresh), site.revoked);
        assertEquals(Map.of(), jar);
        assertTrue(location(answer).startsWith(site.issuer() + "/logout?client_id=parley&"), location(answer));
        assertTrue(location(answer).contains("https%3A%2F%2Fpages.example%2Fsigned-out"));
        assertEquals(200, get("/signed-out", "").status());
    }

    @Test
    void cookiesAndUnknownHeadersStayHere() throws IOException {
        signedIn();
        var event = event("GET", "/facts", "");
        headers(event).put("accept", HTML).put("x-other", "1").put("if-none-match", "\"a\"");
        var answer = send(event);
        var passed = site.headers.getLast();
        assertFalse(passed.containsKey("Cookie"));
        assertFalse(passed.containsKey("X-other"));
        assertEquals("[\"a\"]", passed.get("If-none-match").toString());
        assertFalse(answer.headers().containsKey("set-cookie"));
        assertFalse(jar.containsKey("other"));
    }

    @Test
    void bytesArePassedOnAsTheyAre() throws IOException {
        signedIn();
        site.contentType = "application/warc";
        site.body = new byte[] {0, (byte) 0xFF, 31, (byte) 0x8B};
        var answer = get("/articles/1/versions/2/warc", "");
        assertTrue(answer.base64());
        assertEquals(Base64.getEncoder().encodeToString(site.body), answer.body());
        assertEquals("application/warc", answer.headers().get("content-type"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a b, , /a%20b",
        "/a%2Fb, , /a%252Fb",
        "/\u00e9?x#y, , /%C3%A9%3Fx%23y",
        "//other.example, , //other.example",
        "@other.example, , /@other.example",
        "/facts, q=a|b&x=%C3%A9&y=%, /facts?q=a%7Cb&x=%C3%A9&y=%25"
    })
    void everyAddressIsOneOfTheApi(String path, String query, String expected) throws IOException {
        signedIn();
        assertEquals(200, get(path, query == null ? "" : query).status());
        assertTrue(site.asked.getLast().startsWith("GET " + expected + " "), site.asked.getLast());
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNoEndOfTheSession() {
        jar.put(REFRESH, "old");
        site.close();
        assertThrows(IOException.class, () -> get("/facts", ""));
        assertEquals(Set.of(REFRESH), jar.keySet());
    }

    // ---- a browser

    private SignInAnswers.Answer signedIn() throws IOException {
        return signedIn("/");
    }

    private SignInAnswers.Answer signedIn(String target) throws IOException {
        var event = event("GET", "/sign-in", "");
        event.putObject("queryStringParameters").put("to", target);
        var asked = FakeSite.parameters(URI.create(location(send(event))).getRawQuery());
        var back = event(
                "GET", "/signed-in", "code=" + site.code(asked.get("code_challenge")) + "&state=" + asked.get("state"));
        var answer = answers.answer(new HttpRequest(back));
        keep(answer);
        return answer;
    }

    private static String location(SignInAnswers.Answer answer) {
        return location(answer.http());
    }

    /** Where an answer leads, by a redirect or by itself. */
    private static String location(HttpAnswer answer) {
        var refresh = answer.headers().getOrDefault("refresh", "");
        return refresh.startsWith("0; url=")
                ? refresh.substring("0; url=".length())
                : String.valueOf(answer.headers().get("location"));
    }

    private HttpAnswer follow(String location) throws IOException {
        int query = location.indexOf('?');
        return query < 0 ? get(location, "") : get(location.substring(0, query), location.substring(query + 1));
    }

    private HttpAnswer get(String path, String query) throws IOException {
        var event = event("GET", path, query);
        headers(event).put("accept", HTML).put("sec-fetch-mode", "navigate");
        return send(event);
    }

    private HttpAnswer send(ObjectNode event) throws IOException {
        var answer = answers.answer(new HttpRequest(event));
        keep(answer);
        return answer.http();
    }

    private void keep(SignInAnswers.Answer answer) {
        for (var cookie : answer.cookies()) {
            var value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            var name = cookie.substring(0, cookie.indexOf('='));
            if (cookie.contains("Max-Age=0")) {
                jar.remove(name);
            } else {
                jar.put(name, value);
            }
        }
    }

    private ObjectNode event(String method, String path, String query) {
        var event = Json.MAPPER.createObjectNode().put("rawPath", path).put("rawQueryString", query);
        event.putObject("requestContext").putObject("http").put("method", method);
        event.putObject("headers").put("x-forwarded-proto", "https").put("host", "pages.example");
        var cookies = event.putArray("cookies");
        jar.forEach((name, value) -> cookies.add(name + "=" + value));
        if (!query.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            for (var pair : query.split("&")) {
                FakeSite.parameters(pair.replaceAll("%(?![0-9A-F]{2})", "%25")).forEach(parameters::put);
            }
        }
        return event;
    }

    private static ObjectNode headers(ObjectNode event) {
        return (ObjectNode) event.path("headers");
    }
}
