package dev.parley.articles.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the JSON that publishers embed in pages, with their usual mistakes: comments, CDATA marks, line ends and
 * unescaped quotes inside strings, needless backslashes, trailing commas, several values in one block, and quotes
 * written as HTML entities.
 */
final class LenientJson {
    private static final ObjectReader READER = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .with(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .with(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .with(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .with(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .with(JsonReadFeature.ALLOW_MISSING_VALUES);
    /** Comments and CDATA marks that hide a script from old browsers or from XML parsers. */
    private static final Pattern WRAPPING =
            Pattern.compile("(?://|/\\*)?[ \\t]{0,8}(?:<!\\[CDATA\\[|\\]\\]>|<!--|-->)[ \\t]{0,8}(?:\\*/)?");

    private static final Pattern QUOTE = Pattern.compile("^[\\s\\[{]*&(?:quot|#0*34|#[xX]0*22);");

    private LenientJson() {}

    /** The objects and arrays in a block, up to the first mistake that cannot be repaired. */
    static List<JsonNode> read(String block) {
        var json = WRAPPING.matcher(block.strip()).replaceAll(" ");
        if (QUOTE.matcher(json).find()) {
            json = HtmlText.decoded(json);
        }
        var values = new ArrayList<JsonNode>();
        if (!readAll(json, values)) {
            var repaired = new ArrayList<JsonNode>();
            readAll(withQuotesEscaped(json), repaired);
            return repaired.size() >= values.size() ? repaired : values;
        }
        return values;
    }

    private static boolean readAll(String json, List<JsonNode> values) {
        try (var all = READER.<JsonNode>readValues(json)) {
            while (all.hasNextValue()) {
                var value = all.nextValue();
                if (value.isContainerNode()) {
                    values.add(value);
                }
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
    }

    /** Escapes quotes inside strings: those that neither open a string nor precede the end of a value. */
    private static String withQuotesEscaped(String json) {
        var out = new StringBuilder(json.length() + 16);
        boolean inside = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && inside && i + 1 < json.length()) {
                out.append(c).append(json.charAt(++i));
            } else if (c != '"') {
                out.append(c);
            } else if (!inside) {
                inside = true;
                out.append(c);
            } else if (endsValue(json, i + 1)) {
                inside = false;
                out.append(c);
            } else {
                out.append("\\\"");
            }
        }
        return out.toString();
    }

    /** Whether a quote closes its string: it is followed by a colon, a bracket, or a comma and a new value. */
    private static boolean endsValue(String json, int from) {
        int at = skipSpace(json, from);
        if (at == json.length()) {
            return true;
        }
        char c = json.charAt(at);
        if (c == ',') {
            int next = skipSpace(json, at + 1);
            return next == json.length()
                    || "\"{[]}-0123456789tfn".indexOf(json.charAt(next)) >= 0 && !isWord(json, next);
        }
        return c == ':' || c == '}' || c == ']';
    }

    private static boolean isWord(String json, int at) {
        return Character.isLetter(json.charAt(at))
                && !json.startsWith("true", at)
                && !json.startsWith("false", at)
                && !json.startsWith("null", at);
    }

    private static int skipSpace(String json, int from) {
        int at = from;
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
