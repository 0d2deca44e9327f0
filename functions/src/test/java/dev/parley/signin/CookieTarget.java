package dev.parley.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.fuzz.FuzzTarget;
import java.util.List;
import java.util.Optional;

/** Cookies that browsers send. */
public final class CookieTarget {
    private CookieTarget() {}

    public static FuzzTarget target() {
        return FuzzTarget.ofTexts(
                "cookies",
                List.of(
                        Cookies.ATTEMPT + "=" + new SignInAttempt("state", "verifier", "/search?q=talks").toCookie(),
                        Cookies.ACCESS + "=a.b.c\n" + Cookies.REFRESH + "=d"),
                CookieTarget::read);
    }

    /** An attempt that is read leads to a path of this server, and is written as it was read. */
    private static void read(byte[] input) {
        var cookies = Cookies.of(FuzzTarget.lines(input).toList());
        cookies.get(Cookies.ACCESS);
        cookies.get(Cookies.REFRESH);
        cookies.get(Cookies.ATTEMPT).flatMap(SignInAttempt::ofCookie).ifPresent(attempt -> {
            assertTrue(attempt.target().startsWith("/") && !attempt.target().startsWith("//"), attempt.target());
            assertEquals(Optional.of(attempt), SignInAttempt.ofCookie(attempt.toCookie()));
        });
    }
}
