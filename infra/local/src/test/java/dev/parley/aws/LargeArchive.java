package dev.parley.aws;

import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.local.LocalStack;
import dev.parley.local.TableFile;
import dev.parley.lucene.commits.MirroredWriter;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.search.FactDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A large archive, generated: facts, their reports and their documents in the search index. What it writes no article
 * reports, and no function made.
 */
public final class LargeArchive {
    private static final List<Participant> PEOPLE = List.of(
            person("donald-trump", "Donald Trump", "USA"),
            person("vladimir-putin", "Vladimir Putin", "RUS"),
            person("volodymyr-zelensky", "Volodymyr Zelensky", "UKR"),
            person("emmanuel-macron", "Emmanuel Macron", "FRA"),
            person("xi-jinping", "Xi Jinping", "CHN"),
            person("narendra-modi", "Narendra Modi", "IND"),
            person("recep-tayyip-erdogan", "Recep Tayyip Erdogan", "TUR"),
            person("friedrich-merz", "Friedrich Merz", "DEU"),
            person("keir-starmer", "Keir Starmer", "GBR"),
            person("giorgia-meloni", "Giorgia Meloni", "ITA"));

    private static final List<String> OUTLETS = List.of("Harbour Wire", "City Desk", "Meridian", "The Northern Ledger");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2015-01-01");
    private static final int DAYS = 4000;
    private static final LocalDate REPORTED_SINCE = FIRST_DAY.plusDays(DAYS - 100);
    private static final int AT_ONCE = 8;

    private LargeArchive() {}

    /**
     * Adds facts to a stack's data.
     *
     * @param data folder of a stack that ran before and does not run now
     */
    public static void write(Path data, int facts) throws Exception {
        TableFile.insert(
                data,
                "IndexTable",
                IntStream.range(0, facts)
                        .mapToObj(LargeArchive::document)
                        .gather(Gatherers.mapConcurrent(AT_ONCE, LargeArchive::rows))
                        .flatMap(List::stream));
    }

    /** The newest facts have their report too, for their pages; for all, that would take as long again. */
    private static List<Map<String, AttributeValue>> rows(FactDocument document) {
        var row = FactRows.fact(document.fact(), List.of());
        var sighting = document.sightings().getFirst();
        return sighting.published().isBefore(REPORTED_SINCE)
                ? List.of(row)
                : List.of(row, FactRows.sighting(document.fact(), sighting));
    }

    /**
     * Adds these facts to a stack's search index.
     *
     * @param folder an empty folder
     */
    public static void index(LocalStack stack, Path folder, int facts) {
        var clients = new Clients(Map.of(
                "AWS_ENDPOINT_URL_S3", stack.s3().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
        var writer = new MirroredWriter(
                new S3CommitStore(clients.s3(), LocalStack.bucketName("ArchiveBucket")),
                folder,
                LuceneChanges::config,
                LuceneChanges::new,
                Clock.systemUTC());
        writer.commit(to -> IntStream.range(0, facts).parallel().forEach(number -> to.putFact(document(number))));
    }

    private static String id(int number) {
        return Id.of("large " + number, Fact.ID_LENGTH);
    }

    private static FactDocument document(int number) {
        var random = new SplittableRandom(number);
        // Some people and types are more frequent than others.
        var first = PEOPLE.get((int) (PEOPLE.size() * random.nextDouble() * random.nextDouble()));
        var other = PEOPLE.get(random.nextInt(PEOPLE.size()));
        var second = other.equals(first) ? PEOPLE.get((PEOPLE.indexOf(first) + 1) % PEOPLE.size()) : other;
        var types = FactType.values();
        var type = types[(int) (types.length * random.nextDouble() * random.nextDouble())];
        var status = random.nextInt(5) == 0 ? Status.PLANNED : Status.HAPPENED;
        var day = FIRST_DAY.plusDays((int) (DAYS * Math.sqrt(random.nextDouble())));
        var outlet = OUTLETS.get(random.nextInt(OUTLETS.size()));
        var sentence = first.name() + " and " + second.name() + " were in report " + number + ".";
        var event = new Event(
                type,
                status,
                Optional.of(PartialDate.of(day)),
                List.of(first, second),
                Optional.empty(),
                Optional.empty(),
                "leader");
        var mention = new Mention(
                event,
                Optional.empty(),
                false,
                new Evidence(sentence, 0, sentence.length(), "text"),
                0.9,
                "generated",
                false);
        var seen = day.atTime(18, 0).toInstant(ZoneOffset.UTC);
        var version = new VersionKey(
                Id.of("large " + number, Article.ID_LENGTH), Id.of("large " + number, Article.VERSION_LENGTH));
        var sighting = new Sighting(version, outlet, outlet, mention, seen, seen, day, Optional.empty());
        return new FactDocument(
                Fact.founded(id(number), sighting, true),
                List.of(sighting),
                List.of("Report " + number),
                List.of("en"));
    }

    private static Participant person(String id, String name, String country) {
        return Participant.person(id, name, country, "Leader");
    }
}
