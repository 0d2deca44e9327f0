package dev.parley.signin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer, for a public client: a code is bound to the browser by PKCE, and no secret is kept. The issuer's
 * addresses are read once, from its discovery document (OpenID Connect Discovery 1.0).
 *
 * <p>The tokens are not verified here: they come from the issuer itself by TLS, and the API verifies the access token with
 * each request.
 */
public final class Issuer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The issuer's addresses. */
    private record Endpoints(URI authorization, URI token, Optional<URI> revocation, Optional<URI> endSession) {
        static Endpoints of(JsonNode discovered) throws IOException {
            return new Endpoints(
                    address(discovered, "authorization_endpoint")
                            .orElseThrow(() -> new IOException("the issuer names no authorization_endpoint")),
                    address(discovered, "token_endpoint")
                            .orElseThrow(() -> new IOException("the issuer names no token_endpoint")),
                    address(discovered, "revocation_endpoint"),
                    address(discovered, "end_session_endpoint"));
        }

        private static Optional<URI> address(JsonNode discovered, String name) {
            return Optional.ofNullable(discovered.path(name).textValue()).map(URI::create);
        }
    }

    private final HttpClient http;
    private final URI issuer;
    private final String client;
    private volatile @Nullable Endpoints discovered;

    /**
     * @param issuer without a slash at the end
     * @param client the id of the client, which is registered with the issuer
     */
    public Issuer(HttpClient http, URI issuer, String client) {
        this.http = requireNonNull(http, "http");
        this.issuer = requireNonNull(issuer, "issuer");
        this.client = requireNonNull(client, "client");
    }

    /** Where a browser is sent to sign in. */
    URI authorization(SignInAttempt attempt, URI returnAddress) throws IOException {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client);
        parameters.put("redirect_uri", returnAddress.toString());
        parameters.put("scope", "openid");
        parameters.put("state", attempt.state());
        parameters.put("code_challenge", attempt.challenge());
        parameters.put("code_challenge_method", "S256");
        return withParameters(endpoints().authorization(), parameters);
    }

    /** @param returnAddress the same as in {@link #authorization} */
    Tokens exchange(String code, SignInAttempt attempt, URI returnAddress) throws IOException, IssuerRefused {
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "code",
                code,
                "code_verifier",
                attempt.verifier(),
                "redirect_uri",
                returnAddress.toString()));
    }

    Tokens refresh(String refreshToken) throws IOException, IssuerRefused {
        return tokens(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    /** Ends a refresh token (RFC 7009), where the issuer can. */
    void revoke(String refreshToken) throws IOException {
        var revocation = endpoints().revocation();
        if (revocation.isPresent()) {
            post(revocation.get(), Map.of("token", refreshToken, "client_id", client));
        }
    }

    /**
     * Where a browser is sent to end its session with the issuer; empty when the issuer has no such address. The address to
     * come back to is named as OpenID Connect does and as Amazon Cognito does.
     */
    Optional<URI> endSession(URI returnAddress) throws IOException {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", client);
        parameters.put("post_logout_redirect_uri", returnAddress.toString());
        parameters.put("logout_uri", returnAddress.toString());
        return endpoints().endSession().map(address -> withParameters(address, parameters));
    }

    private Tokens tokens(Map<String, String> form) throws IOException, IssuerRefused {
        var answer = post(endpoints().token(), form);
        var body = json(answer.body());
        if (answer.statusCode() == 400 || answer.statusCode() == 401) {
            throw new IssuerRefused(body.path("error").asText("no reason given"));
        }
        var access = body.path("access_token").asText();
        if (answer.statusCode() != 200 || access.isEmpty()) {
            throw new IOException("the issuer answered " + answer.statusCode() + " when asked for a token");
        }
        return new Tokens(
                access,
                Duration.ofSeconds(body.path("expires_in").asLong(300)),
                Optional.ofNullable(body.path("refresh_token").textValue()));
    }

    private Endpoints endpoints() throws IOException {
        var known = discovered;
        if (known == null) {
            var address = URI.create(issuer + "/.well-known/openid-configuration");
            var answer = send(HttpRequest.newBuilder(address));
            if (answer.statusCode() != 200) {
                throw new IOException("the issuer answered " + answer.statusCode() + " at " + address);
            }
            known = Endpoints.of(json(answer.body()));
            discovered = known;
        }
        return known;
    }

    private HttpResponse<String> post(URI address, Map<String, String> form) throws IOException {
        return send(HttpRequest.newBuilder(address)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the issuer's answer is not JSON", e);
        }
    }

    private static URI withParameters(URI address, Map<String, String> parameters) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + encoded(parameters));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
