package dev.parley.articles;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Creates submissions for tests. All have the same time of arrival. */
public final class Submissions {
    static final Instant ARRIVED = Instant.parse("2025-06-02T12:00:00Z");

    private Submissions() {}

    public static Submission json(String json) {
        return of(json, "application/json");
    }

    public static Submission html(String html) {
        return of(html, "text/html; charset=utf-8");
    }

    public static Submission text(String text) {
        return of(text, "text/plain; charset=utf-8");
    }

    public static Submission of(String body, String contentType) {
        return new Submission(body.getBytes(StandardCharsets.UTF_8), Optional.ofNullable(contentType), ARRIVED);
    }

    public static Submission of(byte[] body, String contentType) {
        return new Submission(body, Optional.ofNullable(contentType), ARRIVED);
    }
}
