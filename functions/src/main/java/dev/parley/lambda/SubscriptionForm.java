package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.InterestReader;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is asked for from a request's body; whatever cannot be, it refuses in a sentence. */
final class SubscriptionForm {
    /** A body that says all that can be said is far smaller. */
    private static final int LONGEST_BODY = 32 * 1024;

    private final AddressReader addresses;
    private final InterestReader interests;

    SubscriptionForm(AddressReader addresses, InterestReader interests) {
        this.addresses = requireNonNull(addresses, "addresses");
        this.interests = requireNonNull(interests, "interests");
    }

    /** What {@code POST /subscriptions} asks for; a dry run needs no address. */
    record Wanted(
            Optional<Address> address, Interest interest, Optional<String> note, boolean digest, boolean dryRun) {}

    /** What {@code PATCH /subscriptions/{id}} changes. */
    record Change(Optional<Interest> interest, Optional<String> note) {}

    Wanted wanted(byte[] body) {
        var form = form(body, List.of("email", "phone", "interests", "note", "digest", "dryRun"));
        var dryRun = flag(form, "dryRun");
        var address = address(form);
        if (address.isEmpty() && !dryRun) {
            throw invalid("name an address: \"email\" or \"phone\"");
        }
        return new Wanted(address, interests.read(form.path("interests")), note(form), flag(form, "digest"), dryRun);
    }

    Change change(byte[] body) {
        var form = form(body, List.of("interests", "note"));
        return new Change(
                form.has("interests") ? Optional.of(interests.read(form.path("interests"))) : Optional.empty(),
                form.has("note") ? note(form).or(() -> Optional.of("")) : Optional.empty());
    }

    String code(byte[] body) {
        var code = text(form(body, List.of("code")), "code").orElse("").replaceAll("[\\s-]", "");
        if (!code.matches("[0-9]{6}")) {
            throw invalid("code is the six digits that were sent, such as {\"code\": \"012345\"}");
        }
        return code;
    }

    private Optional<Address> address(ObjectNode form) {
        var email = text(form, "email");
        var phone = text(form, "phone");
        if (email.isPresent() && phone.isPresent()) {
            throw invalid("name one address, \"email\" or \"phone\": each has a subscription of its own");
        }
        return email.map(addresses::email).or(() -> phone.map(addresses::phone));
    }

    private static Optional<String> note(ObjectNode form) {
        return text(form, "note").filter(note -> !note.isBlank());
    }

    private static Optional<String> text(ObjectNode form, String field) {
        var value = form.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw invalid(field + " is a text in quotation marks");
        }
        return Optional.of(value.asText());
    }

    private static boolean flag(ObjectNode form, String field) {
        var value = form.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw invalid(field + " is true or false");
        }
        return value.asBoolean();
    }

    private static ObjectNode form(byte[] body, List<String> fields) {
        if (body.length > LONGEST_BODY) {
            throw invalid("the body has more than " + LONGEST_BODY + " bytes");
        }
        if (!(parsed(body) instanceof ObjectNode form)) {
            throw invalid("the body is a JSON object with some of " + String.join(", ", fields));
        }
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            if (!fields.contains(field.getKey())) {
                throw invalid(
                        "there is a field that does not belong here; those that do are " + String.join(", ", fields));
            }
        }
        return form;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // What is nested deeper than a reader goes has no location.
            var where = e.getLocation() == null
                    ? "it is nested too deeply"
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw invalid("the body is not JSON that can be read: " + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedRequest invalid(String message) {
        return new RefusedRequest(Reason.INVALID, message);
    }
}
