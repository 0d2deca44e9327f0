package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.pages.Page;
import dev.parley.signin.Cookies;
import dev.parley.signin.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs browsers in and out, and passes the requests of those that are signed in on to the API. */
public final class SignInAnswers {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SignIn signIn;
    private final ApiProxy api;

    /** A browser comes back to the address that it used: its cookies are of that one. The issuer knows them all. */
    private final PublicAddress address = new PublicAddress("");

    /**
     * An answer with what the browser is to keep.
     *
     * @param cookies values of {@code Set-Cookie}
     */
    public record Answer(HttpAnswer http, List<String> cookies) {
        public Answer {
            cookies = List.copyOf(cookies);
        }

        static Answer of(HttpAnswer http) {
            return new Answer(http, List.of());
        }

        /**
         * A page that leads to the issuer at once. A redirect would not do: browsers let a form lead only where the policy of
         * its page says ({@code form-action}), through redirects too, and a form may be what finds that nobody is signed in.
         */
        private static Answer leading(SignIn.Step step, String title, String detail) {
            var address = step.location().toString();
            var page = HtmlAnswer.of(200, Page.problem(title, detail, address, "Go on"))
                    .with("refresh", "0; url=" + address)
                    .with("cache-control", "no-store");
            return new Answer(page, step.cookies());
        }
    }

    public SignInAnswers(SignIn signIn, ApiProxy api) {
        this.signIn = requireNonNull(signIn, "signIn");
        this.api = requireNonNull(api, "api");
    }

    /** @throws IOException when the issuer or the API does not answer */
    public Answer answer(HttpRequest request) throws IOException {
        return switch (request.method() + " " + request.decodedPath()) {
            case "GET /sign-in" ->
                Answer.leading(
                        signIn.begin(request.query("to").orElse("/"), at(request, "/signed-in")),
                        "Sign in",
                        "You are led to where you sign in, and then back.");
            case "GET /signed-in" -> finish(request);
            case "GET /signed-out" ->
                Answer.of(HtmlAnswer.of(
                        200, Page.problem("Signed out", "Your session has ended.", "/sign-in", "Sign in")));
            case "POST /sign-out" ->
                isFromThisSite(request)
                        ? Answer.leading(
                                signIn.end(cookies(request), at(request, "/signed-out")),
                                "Signing out",
                                "Your session here has ended. You are led to where you signed in, to end it there too.")
                        : Answer.of(foreign(request));
            default -> pass(request);
        };
    }

    private Answer finish(HttpRequest request) throws IOException {
        var step = signIn.finish(
                cookies(request),
                request.query("state").orElse(""),
                request.query("code").orElse(""),
                at(request, "/signed-in"));
        return step.map(to -> new Answer(HtmlAnswer.redirect(to.location().toString()), to.cookies()))
                .orElseGet(() -> Answer.of(HtmlAnswer.of(
                        400,
                        Page.problem(
                                "Not signed in",
                                request.query("error_description")
                                        .orElse(
                                                "This link was used before, or is too old, or belongs to another browser."),
                                "/sign-in",
                                "Try again"))));
    }

    private Answer pass(HttpRequest request) throws IOException {
        var own = request.header("authorization");
        if (own.isPresent() || isOpen(request)) {
            return Answer.of(api.pass(request, own));
        }
        if (!READING.contains(request.method()) && !isFromThisSite(request)) {
            return Answer.of(foreign(request));
        }
        var session = signIn.session(cookies(request));
        if (session.isEmpty()) {
            return signInFirst(request);
        }
        var answer = pass(request, session.get());
        if (answer.http().status() != 401) {
            return answer;
        }
        // The token ended early: its key was changed, or an operator ended it.
        var renewed = signIn.renewed(cookies(request));
        return renewed.isPresent() ? pass(request, renewed.get()) : signInFirst(request);
    }

    private Answer pass(HttpRequest request, SignIn.Session session) throws IOException {
        return new Answer(api.pass(request, Optional.of("Bearer " + session.access())), session.cookies());
    }

    /** What the API gives to anybody. */
    private static boolean isOpen(HttpRequest request) {
        return READING.contains(request.method())
                && (request.decodedPath().startsWith("/assets/")
                        || request.decodedPath().equals("/health"));
    }

    /** A browser that opens a page signs in and comes back to it; a script, a form and a program are told. */
    private static Answer signInFirst(HttpRequest request) {
        var isOpening = request.header("sec-fetch-mode").orElse("navigate").equals("navigate");
        if (request.method().equals("GET") && isOpening && HtmlAnswer.isWanted(request)) {
            var target = URLEncoder.encode(RequestTarget.of(request), StandardCharsets.UTF_8);
            return new Answer(HtmlAnswer.redirect("/sign-in?to=" + target), SignIn.forget());
        }
        var detail = "Your session has ended. Sign in, then go back and try again.";
        var answer = HtmlAnswer.isWanted(request)
                ? HtmlAnswer.of(401, Page.problem("Sign in first", detail, "/sign-in", "Sign in"))
                : HttpAnswer.problem(401, "Sign in first", "Send a token: Authorization: Bearer ...", Map.of());
        return new Answer(answer.with("www-authenticate", "Bearer"), SignIn.forget());
    }

    /**
     * Whether a page of this site asks. Browsers say where a form or a script comes from, by Sec-Fetch-Site (Fetch Metadata)
     * and Origin; a request that says neither is none of a browser of today.
     */
    private boolean isFromThisSite(HttpRequest request) {
        var site = request.header("sec-fetch-site");
        var origin = request.header("origin");
        var own = address.of(request).toString();
        return (site.isPresent() || origin.isPresent())
                && site.filter(from -> !from.equals("same-origin")).isEmpty()
                && origin.filter(from -> !from.equals(own)).isEmpty();
    }

    private static HttpAnswer foreign(HttpRequest request) {
        return HtmlAnswer.negotiated(
                request, HttpAnswer.problem(403, "Forbidden", "Another site's page may not change anything here."));
    }

    /** The answer when the API, or the issuer, does not answer. */
    public static Answer unreachable(HttpRequest request) {
        return Answer.of(HtmlAnswer.negotiated(
                request,
                HttpAnswer.problem(
                        502, "No answer", "The archive did not answer in time: try again in a minute.", Map.of())));
    }

    private URI at(HttpRequest request, String path) {
        return URI.create(address.of(request) + path);
    }

    private static Cookies cookies(HttpRequest request) {
        return Cookies.of(request.cookies());
    }
}
