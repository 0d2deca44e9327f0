package dev.parley.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An article in an export of this project: a row of JSON Lines, or an item of ninjs. It is archived with its ids and its
 * time of arrival, provided that its ids follow from its title and text.
 */
final class ExportedRow {
    private static final String ELSE = " Import the warc or wacz export, which has the original bytes.";

    private ExportedRow() {}

    static boolean isOne(JsonNode json) {
        return isRow(json) || alternative(json, "parley-version").isPresent();
    }

    private static boolean isRow(JsonNode json) {
        return json.path("id").isTextual()
                && json.path("version").isTextual()
                && json.path("arrived").isTextual()
                && json.path("state").isTextual()
                && json.path("text").isTextual();
    }

    /** Passes the row on, or says why it cannot be imported. */
    static void pass(NumberedRecords records, String place, ImportFormat format, byte[] body, JsonNode json) {
        Article article;
        try {
            article = isRow(json) ? Json.MAPPER.treeToValue(json, Article.class) : ofNinjs(json);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            records.refuse(place, format, "The row of an export of Parley is damaged: " + e.getMessage());
            return;
        }
        if (article.state() == Article.State.UNPARSED) {
            records.refuse(
                    place, format, "No article was found in it when it arrived, so the export has no text." + ELSE);
        } else if (article.standing() == Article.Standing.HELD) {
            records.refuse(place, format, "The item was withheld or under an embargo." + ELSE);
        } else if (!article.key().equals(key(article))) {
            records.refuse(
                    place,
                    format,
                    "The version " + article.version() + " does not follow from title and text: the row was altered, or"
                            + " it lacks what the version was made from." + ELSE);
        } else {
            records.exported(place, format, article, body);
        }
    }

    private static VersionKey key(Article article) {
        return VersionKey.ofWords(article.url(), article.release(), article.arrived(), article.title(), article.text());
    }

    /** An item as {@code exports.NinjsItem} writes it. */
    private static Article ofNinjs(JsonNode item) {
        var created = text(item, "contentcreated").map(Instant::parse);
        // If only the day was known, its first moment was written.
        var moment = created.filter(time -> !time.equals(
                time.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC)));
        var language = text(item, "language").orElse("und");
        var sources = item.path("infosources")
                .valueStream()
                .flatMap(source -> text(source, "name").stream())
                .toList();
        return new Article(
                alternative(item, "parley-article").orElse(""),
                alternative(item, "parley-version").orElse(""),
                language.equals("en") ? Article.State.READABLE : Article.State.OTHER_LANGUAGE,
                text(item, "uri").filter(uri -> uri.startsWith("http")),
                text(item, "title").orElse(""),
                item.path("bodies").path(0).path("value").asText(""),
                sources.stream().findFirst(),
                sources.stream().skip(1).findFirst(),
                text(item, "by"),
                text(item, "located"),
                created.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)),
                Optional.empty(),
                moment,
                language,
                text(item, "versioncreated")
                        .map(Instant::parse)
                        .orElseThrow(() -> new IllegalArgumentException("\"versioncreated\" is missing")),
                Optional.empty(),
                List.of());
    }

    private static Optional<String> alternative(JsonNode item, String role) {
        return StreamSupport.stream(item.path("altids").spliterator(), false)
                .filter(id -> id.path("role").asText().equals(role))
                .map(id -> id.path("value").asText())
                .findFirst();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return node.path(field).isTextual() ? Optional.of(node.path(field).asText()) : Optional.empty();
    }
}
