package dev.parley.exports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.extraction.Participant;
import dev.parley.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Converts a version to an item of IPTC ninjs 2.1. Its {@code uri} is the article's address, or else a URN. Its {@code
 * events} are the reported facts, each named by the sentence that reports it.
 *
 * @see <a href="https://iptc.org/std/ninjs/">ninjs</a>
 */
final class NinjsItem {
    private static final String SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json";

    private NinjsItem() {}

    static ObjectNode of(ExportedVersion version) {
        var article = version.article();
        var item = Json.MAPPER.createObjectNode();
        item.putObject("standard").put("name", "ninjs").put("version", "2.1").put("schema", SCHEMA);
        item.put("uri", uri(version));
        item.put("type", "text").put("representationtype", "full").put("profile", "text-only");
        item.put("version", article.version());
        item.put("versioncreated", moment(article.arrived()));
        // If only the day is known, its first moment.
        article.publishedAt()
                .or(() -> article.published().map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .ifPresent(created -> item.put("contentcreated", moment(created)));
        item.put("pubstatus", "usable");
        item.put("language", article.language());
        article.byline().ifPresent(by -> item.put("by", by));
        article.datelinePlace().ifPresent(place -> item.put("located", place));
        if (!article.title().isEmpty()) {
            item.put("title", article.title());
            item.putArray("headlines").addObject().put("role", "main").put("value", article.title());
        }
        item.putArray("bodies")
                .addObject()
                .put("role", "main")
                .put("contenttype", "text/plain")
                .put("charcount", article.text().length())
                .put("value", article.text());
        var sources = Json.MAPPER.createArrayNode();
        article.source().ifPresent(source -> sources.addObject().put("name", source));
        article.agency()
                .filter(agency -> !article.source().equals(Optional.of(agency)))
                .ifPresent(agency -> sources.addObject().put("name", agency));
        put(item, "infosources", sources);
        concepts(item, version);
        var ids = item.putArray("altids");
        altId(ids, "parley-article", article.id());
        altId(ids, "parley-version", article.version());
        altId(ids, "sha256", version.archived().originalSha256());
        return item;
    }

    private static String uri(ExportedVersion version) {
        try {
            return new URI(version.target()).toASCIIString();
        } catch (URISyntaxException e) {
            return "urn:parley:article:" + version.article().id();
        }
    }

    private static void concepts(ObjectNode item, ExportedVersion version) {
        var people = new LinkedHashMap<String, ObjectNode>();
        var countries = new LinkedHashMap<String, ObjectNode>();
        var organizations = new LinkedHashMap<String, ObjectNode>();
        var events = Json.MAPPER.createArrayNode();
        version.mentions().forEach((factId, mention) -> {
            for (var participant : mention.participants()) {
                if (participant.isPerson()) {
                    people.putIfAbsent(participant.id(), concept(participant));
                } else if (participant.organization().isPresent()) {
                    organizations.putIfAbsent(participant.id(), concept(participant));
                } else {
                    countries.putIfAbsent(participant.id(), concept(participant));
                }
            }
            events.addObject()
                    .put("name", mention.evidence().text())
                    .put("rel", "reports")
                    .put("uri", "urn:parley:fact:" + factId)
                    .put("literal", factId);
        });
        put(item, "people", people.values());
        put(item, "organisations", organizations.values());
        put(item, "places", countries.values());
        put(item, "events", events);
    }

    private static ObjectNode concept(Participant participant) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", participant.name())
                .put("rel", "about")
                .put("literal", participant.id());
    }

    private static void altId(ArrayNode ids, String role, String value) {
        ids.addObject().put("role", role).put("value", value);
    }

    private static void put(ObjectNode item, String name, Collection<ObjectNode> concepts) {
        put(item, name, Json.MAPPER.createArrayNode().addAll(concepts));
    }

    private static void put(ObjectNode item, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            item.set(name, list);
        }
    }

    /** In RFC 3339, to the second. */
    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
