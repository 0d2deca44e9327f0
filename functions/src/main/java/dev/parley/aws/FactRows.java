package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of the index table that a fact is written as: see {@link DynamoFactIndex} for their keys. */
final class FactRows {
    /** In a version's marker: the fact as JSON, as it was after that version. */
    static final String STATE = "state";

    private FactRows() {}

    static Map<String, AttributeValue> fact(Fact fact) {
        var item = item("FACT#" + fact.id(), "FACT", "fact", fact);
        item.put("revision", number(fact.revision()));
        item.put("mentions", number(fact.mentions()));
        return item;
    }

    static Map<String, AttributeValue> revision(Fact fact, Revision revision) {
        // Ten digits, so that keys sort as numbers do.
        return item("FACT#" + fact.id(), "REVISION#%010d".formatted(revision.number()), "revision", revision);
    }

    static Map<String, AttributeValue> marker(Fact fact, Sighting sighting) {
        var item = item(
                "ARTICLE#" + sighting.version().articleId(),
                "SIGHTING#" + sighting.version().version() + "#" + fact.id(),
                "marker",
                sighting);
        item.put("factId", text(fact.id()));
        item.put(STATE, text(Items.write(fact)));
        return item;
    }

    static Map<String, AttributeValue> sighting(Fact fact, Sighting sighting) {
        var version = sighting.version();
        return item(
                "FACT#" + fact.id(),
                "SIGHTING#" + SortableInstant.of(sighting.seen()) + "#" + version.articleId() + "#" + version.version(),
                "sighting",
                sighting);
    }

    static Map<String, AttributeValue> articleFact(Fact fact, Sighting sighting) {
        var item = item("ARTICLE#" + sighting.version().articleId(), "FACT#" + fact.id(), "article-fact");
        item.put("factId", text(fact.id()));
        return item;
    }

    static Map<String, AttributeValue> withdrawal(Fact fact, VersionKey version) {
        var item = item("ARTICLE#" + version.articleId(), "WITHDRAWN#" + version.version() + "#" + fact.id(), "marker");
        item.put(STATE, text(Items.write(fact)));
        return item;
    }
}
