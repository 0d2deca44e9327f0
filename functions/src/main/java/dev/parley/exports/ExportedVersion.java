package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A version of an article in an export.
 *
 * @param warc its WARC file
 * @param mentions its mentions, by fact id
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ExportedVersion(ArchivedVersion archived, byte[] warc, SequencedMap<String, Mention> mentions) {
    public ExportedVersion {
        requireNonNull(archived, "archived");
        requireNonNull(warc, "warc");
        mentions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(mentions));
    }

    public Article article() {
        return archived.article();
    }

    public VersionKey key() {
        return article().key();
    }

    /** The target URI of the records in its WARC file. */
    String target() {
        return article().url().orElse("urn:parley:article:" + article().id());
    }

    /** The version with text, mentions and the digest of the original bytes, as in the API. */
    ObjectNode json() {
        ObjectNode json = Json.MAPPER.valueToTree(article());
        json.put("sha256", archived.originalSha256());
        var list = json.putArray("mentions");
        mentions.forEach((factId, mention) -> {
            ObjectNode one = Json.MAPPER.valueToTree(mention);
            list.add(one.put("factId", factId));
        });
        return json;
    }
}
