package dev.parley.lambda.http;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.parley.json.Json;
import dev.parley.search.SearchReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Binds the JSON body of a request to a record. */
final class JsonBody {
    private static final String BODY = "body";

    /** Unknown fields and values of another type are errors. An absent Optional is null, an explicit null is empty. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, Fail)
                    .setCoercion(CoercionInputShape.Float, Fail)
                    .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @param maxBytes the longest body that is read
     * @param form a record whose components are texts, flags, maps of texts, or JSON that the caller reads itself
     * @param refusal makes the exception for a body that cannot be read, from the name of the field ({@code body} for the
     *     body as a whole) and a sentence that says what to change
     */
    static <T extends Record> T read(
            byte[] body, int maxBytes, Class<T> form, BiFunction<String, String, RuntimeException> refusal) {
        if (body.length > maxBytes) {
            throw refusal.apply(BODY, "the body has more than " + maxBytes + " bytes");
        }
        var json = parse(body, refusal);
        if (!json.isObject()) {
            throw refusal.apply(BODY, "the body must be a JSON object with these fields: " + fields(form));
        }
        try {
            return STRICT.treeToValue(json, form);
        } catch (UnrecognizedPropertyException e) {
            throw refusal.apply(
                    BODY,
                    "there is no field " + SearchReader.abbreviated(e.getPropertyName()) + "; the fields are "
                            + fields(form));
        } catch (JsonMappingException e) {
            var field = e.getPath().getFirst().getFieldName();
            throw refusal.apply(field, field + " must be " + expected(form, field));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(byte[] body, BiFunction<String, String, RuntimeException> refusal) {
        try {
            // As text, because of bytes Jackson guesses the encoding, and JSON is UTF-8 (RFC 8259).
            var text = new String(body, StandardCharsets.UTF_8);
            return Json.MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            // Jackson gives no location for a document that exceeds its nesting limit.
            var where = e.getLocation() == null
                    ? "it is nested too deeply"
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw refusal.apply(BODY, "the body is not valid JSON: " + where);
        }
    }

    private static String fields(Class<? extends Record> form) {
        return Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    private static String expected(Class<? extends Record> form, String field) {
        var type = Arrays.stream(form.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .orElseThrow()
                .getType();
        if (type == boolean.class) {
            return "true or false";
        }
        return type == Map.class
                ? "an object whose values are texts in quotation marks, such as {\"person\": \"donald-trump\"}; separate"
                        + " several values by commas"
                : "a text in quotation marks";
    }
}
