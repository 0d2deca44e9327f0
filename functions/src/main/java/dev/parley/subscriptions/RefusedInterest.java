package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** An interest that is not understood. The message is a sentence that says what to change. */
public final class RefusedInterest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final transient List<String> suggestions;

    /**
     * @param field path of the field, such as {@code interests.people}
     * @param suggestions possible values, the likeliest first
     */
    public RefusedInterest(String field, String message, List<String> suggestions) {
        super(message);
        this.field = requireNonNull(field, "field");
        this.suggestions = List.copyOf(suggestions);
    }

    public String field() {
        return field;
    }

    public List<String> suggestions() {
        return Optional.ofNullable(suggestions).orElse(List.of());
    }
}
