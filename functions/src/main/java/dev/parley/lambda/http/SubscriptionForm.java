package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.InterestReader;
import dev.parley.subscriptions.RefusedInterest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription;
import java.util.Optional;

/**
 * Reads the bodies of requests about subscriptions. Throws {@link RefusedRequest} or {@link RefusedInterest}, with a
 * sentence that says what to change, for a body that cannot be read.
 */
public final class SubscriptionForm {
    /** Far more than a body with every field needs. */
    private static final int MAX_BYTES = 32 * 1024;

    private final AddressReader addresses;
    private final InterestReader interests;

    public SubscriptionForm(AddressReader addresses, InterestReader interests) {
        this.addresses = requireNonNull(addresses, "addresses");
        this.interests = requireNonNull(interests, "interests");
    }

    /**
     * The body of {@code POST /subscriptions}.
     *
     * @param address absent only in a dry run
     */
    record Requested(
            Optional<Address> address, Interest interest, Optional<String> note, boolean digest, boolean dryRun) {}

    /**
     * The body of {@code PATCH /subscriptions/{id}}; what is absent stays as it is.
     *
     * @param note empty to remove the note
     */
    record Change(Optional<Interest> interest, Optional<String> note) {}

    private record RequestBody(
            String email, String phone, JsonNode interests, String note, boolean digest, boolean dryRun) {}

    private record ChangeBody(JsonNode interests, Optional<String> note) {}

    private record CodeBody(String code) {}

    Requested request(byte[] bytes) {
        var body = read(bytes, RequestBody.class);
        var address = address(body);
        if (address.isEmpty() && !body.dryRun()) {
            throw invalid("name an address: \"email\" or \"phone\"");
        }
        return new Requested(
                address,
                interest(body.interests()),
                Optional.ofNullable(body.note()).filter(note -> !note.isBlank()).map(SubscriptionForm::checked),
                body.digest(),
                body.dryRun());
    }

    Change change(byte[] bytes) {
        var body = read(bytes, ChangeBody.class);
        return new Change(
                Optional.ofNullable(body.interests()).map(this::interest),
                Optional.ofNullable(body.note())
                        .map(note -> note.filter(text -> !text.isBlank()).orElse(""))
                        .map(SubscriptionForm::checked));
    }

    /** The six digits; spaces and hyphens between them are ignored. */
    String code(byte[] bytes) {
        var code = Optional.ofNullable(read(bytes, CodeBody.class).code())
                .orElse("")
                .replaceAll("[\\s-]", "");
        if (!code.matches("[0-9]{6}")) {
            throw invalid("code is the six digits that were sent, such as {\"code\": \"012345\"}");
        }
        return code;
    }

    private Optional<Address> address(RequestBody body) {
        if (body.email() != null && body.phone() != null) {
            throw invalid("name one address, \"email\" or \"phone\": each has its own subscription");
        }
        return Optional.ofNullable(body.email()).map(addresses::email).or(() -> Optional.ofNullable(body.phone())
                .map(addresses::phone));
    }

    private Interest interest(JsonNode json) {
        return interests.read(json == null ? MissingNode.getInstance() : json);
    }

    private static String checked(String note) {
        try {
            Subscription.checkNote(note);
            return note;
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static <T extends Record> T read(byte[] bytes, Class<T> form) {
        return JsonBody.read(bytes, MAX_BYTES, form, (field, message) -> invalid(message));
    }

    private static RefusedRequest invalid(String message) {
        return new RefusedRequest(Reason.INVALID, message);
    }
}
