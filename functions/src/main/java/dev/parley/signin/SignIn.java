package dev.parley.signin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signs browsers in and out. Everything that it remembers is in the browser's cookies. */
public final class SignIn {
    /** Time to sign in. */
    private static final Duration ATTEMPT_LIVES = Duration.ofMinutes(15);

    /** Days without a visit after which one signs in again; the pool's refresh tokens live as long. */
    private static final Duration SESSION_LIVES = Duration.ofDays(7);

    /** A token is renewed this long before it ends, so that none ends on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Issuer issuer;

    /**
     * Where a browser goes, and what it keeps.
     *
     * @param cookies values of the header {@code Set-Cookie}
     */
    public record Step(URI location, List<String> cookies) {
        public Step {
            cookies = List.copyOf(cookies);
        }
    }

    /**
     * A browser that is signed in.
     *
     * @param cookies values of {@code Set-Cookie} for its next answer; empty when nothing changed
     */
    public record Session(String access, List<String> cookies) {
        public Session {
            cookies = List.copyOf(cookies);
        }

        /** Names no token, because logs may show this. */
        @Override
        public String toString() {
            return "Session[" + cookies.size() + " new cookies]";
        }
    }

    public SignIn(Issuer issuer) {
        this.issuer = requireNonNull(issuer, "issuer");
    }

    /**
     * Sends a browser to the issuer.
     *
     * @param target path and query to come back to in the end
     * @param returnAddress where the issuer sends the browser with a code
     */
    public Step begin(String target, URI returnAddress) throws IOException {
        var attempt = SignInAttempt.to(target);
        return new Step(
                issuer.authorization(attempt, returnAddress),
                List.of(Cookies.set(Cookies.ATTEMPT, attempt.toCookie(), ATTEMPT_LIVES)));
    }

    /**
     * Takes the code with which a browser comes back.
     *
     * @return empty when this browser did not ask for this code, or the issuer does not take it any more
     */
    public Optional<Step> finish(Cookies cookies, String state, String code, URI returnAddress) throws IOException {
        var attempt = cookies.get(Cookies.ATTEMPT)
                .flatMap(SignInAttempt::ofCookie)
                .filter(asked -> asked.isAnsweredBy(state));
        if (attempt.isEmpty()) {
            return Optional.empty();
        }
        try {
            var set = new ArrayList<>(set(issuer.exchange(code, attempt.get(), returnAddress)));
            set.add(Cookies.delete(Cookies.ATTEMPT));
            return Optional.of(new Step(URI.create(attempt.get().target()), set));
        } catch (IssuerRefused e) {
            return Optional.empty();
        }
    }

    /** The session of a browser, renewed when its access token has ended; empty when it must sign in. */
    public Optional<Session> session(Cookies cookies) throws IOException {
        var access = cookies.get(Cookies.ACCESS);
        return access.isPresent() ? Optional.of(new Session(access.get(), List.of())) : renewed(cookies);
    }

    /** The session with a new access token; empty when the browser must sign in. */
    public Optional<Session> renewed(Cookies cookies) throws IOException {
        var refresh = cookies.get(Cookies.REFRESH);
        if (refresh.isEmpty()) {
            return Optional.empty();
        }
        try {
            var tokens = issuer.refresh(refresh.get());
            return Optional.of(new Session(tokens.access(), set(tokens)));
        } catch (IssuerRefused e) {
            return Optional.empty();
        }
    }

    /**
     * Ends a session, with the issuer too.
     *
     * @param returnAddress where a browser comes back to
     */
    public Step end(Cookies cookies, URI returnAddress) throws IOException {
        var refresh = cookies.get(Cookies.REFRESH);
        if (refresh.isPresent()) {
            issuer.revoke(refresh.get());
        }
        return new Step(issuer.endSession(returnAddress).orElse(returnAddress), forget());
    }

    /** The values of {@code Set-Cookie} after which a browser has no session. */
    public static List<String> forget() {
        return List.of(Cookies.delete(Cookies.ACCESS), Cookies.delete(Cookies.REFRESH));
    }

    private static List<String> set(Tokens tokens) {
        var lifetime = tokens.lifetime().minus(MARGIN);
        var set = new ArrayList<String>();
        set.add(Cookies.set(Cookies.ACCESS, tokens.access(), lifetime.isPositive() ? lifetime : tokens.lifetime()));
        tokens.refresh().ifPresent(refresh -> set.add(Cookies.set(Cookies.REFRESH, refresh, SESSION_LIVES)));
        return set;
    }
}
