package dev.parley.lambda.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The fields of a form that a browser sent, {@code application/x-www-form-urlencoded}. */
final class FormBody {
    /** Far more than any form here needs. */
    private static final int MAX_BYTES = 64 * 1024;

    private FormBody() {}

    /** Whether the body of a request is a form. JSON is none: curl and others send it with the type of forms. */
    static boolean is(HttpRequest request) {
        return request.header("content-type")
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent()
                && !isJson(request);
    }

    private static boolean isJson(HttpRequest request) {
        try {
            return new String(request.body(), StandardCharsets.UTF_8)
                    .stripLeading()
                    .startsWith("{");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The fields that are not empty; several values of one name are separated by commas.
     *
     * @param refused makes the exception for a body that is no form, with a sentence that says why
     */
    static Map<String, String> read(HttpRequest request, Function<String, RuntimeException> refused) {
        if (!is(request)) {
            throw refused.apply("the body is a form: application/x-www-form-urlencoded");
        }
        try {
            var bytes = request.body();
            if (bytes.length > MAX_BYTES) {
                throw refused.apply("the form is longer than " + MAX_BYTES + " bytes");
            }
            return fields(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw refused.apply("the form cannot be decoded");
        }
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var value = decoded(pair.substring(equals + 1)).strip();
                if (!value.isEmpty()) {
                    fields.merge(decoded(pair.substring(0, equals)), value, (one, other) -> one + "," + other);
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
