package dev.parley.benchmarks;

import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes articles of about 3 kB and their facts over ten years. The result depends only on the number. */
final class Newsroom {
    private static final int WORDS = 440;
    private static final int DAYS = 3650;
    private static final int KNOWN_PEOPLE = 500;
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);

    final Vocabulary vocabulary = new Vocabulary();
    private final List<KnownNames.Known> people = KnownNames.bundled().people().subList(0, KNOWN_PEOPLE);

    /** Selects people with different frequencies. */
    KnownNames.Known person(RandomGenerator random) {
        return people.get((int) (KNOWN_PEOPLE * Math.pow(random.nextDouble(), 3)));
    }

    /** @param number number of the article, from which it is made */
    ArticleDocument article(int number) {
        var random = new SplittableRandom(number);
        var id = Id.of("article " + number, Article.ID_LENGTH);
        var arrived = moment(random);
        var facts = random.nextInt(3) == 0 ? List.of(fact(number).fact()) : List.<Fact>of();
        var article = new IndexedArticle(
                id,
                Id.of("version " + number, Article.VERSION_LENGTH),
                Article.State.READABLE,
                Optional.of("https://outlet" + number % 200 + ".example/world/" + id),
                sentence(random, 9),
                Optional.of("Outlet " + number % 200),
                Optional.of(LocalDate.ofInstant(arrived, ZoneOffset.UTC)),
                "en",
                arrived,
                arrived.plusSeconds(2),
                Id.sha256Hex(id.getBytes(StandardCharsets.UTF_8)),
                Optional.empty());
        return new ArticleDocument(article, true, text(random), facts);
    }

    FactDocument fact(int number) {
        var random = new SplittableRandom(-1L - number);
        var type = any(FactType.values(), random);
        var status = any(Status.values(), random);
        var seen = moment(random);
        var day = LocalDate.ofInstant(seen, ZoneOffset.UTC);
        var sentence = sentence(random, 25);
        var event = new Event(
                type,
                status,
                Optional.of(PartialDate.of(day)),
                List.of(participant(random, "USA"), participant(random, "RUS")),
                Optional.empty(),
                Optional.of("Riyadh"),
                "leader");
        var evidence = new Evidence(sentence, 0, sentence.length(), "text");
        var mention = new Mention(event, Optional.empty(), false, evidence, 0.9, "generated", false);
        var outlet = "Outlet " + number % 200;
        var sighting = new Sighting(
                new VersionKey(
                        Id.of("article " + number, Article.ID_LENGTH),
                        Id.of("version " + number, Article.VERSION_LENGTH)),
                outlet,
                outlet,
                mention,
                seen,
                seen,
                day,
                Optional.empty());
        return new FactDocument(
                Fact.founded(Id.of("fact " + number, Fact.ID_LENGTH), sighting, true),
                List.of(sighting),
                List.of(sentence(random, 9)),
                List.of("en"));
    }

    private Participant participant(RandomGenerator random, String country) {
        var person = person(random);
        return Participant.person(person.id(), person.name(), country, "President");
    }

    private static Instant moment(RandomGenerator random) {
        return FIRST.plusDays(random.nextInt(DAYS))
                .atStartOfDay()
                .plusSeconds(random.nextInt(86_400))
                .toInstant(ZoneOffset.UTC);
    }

    private String text(RandomGenerator random) {
        var text = new StringBuilder();
        for (int words = 0; words < WORDS; words += 22) {
            text.append(sentence(random, 20))
                    .append(' ')
                    .append(person(random).name())
                    .append(random.nextInt(4) == 0 ? ".\n\n" : ". ");
        }
        return text.toString();
    }

    private String sentence(RandomGenerator random, int words) {
        var sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            var word = vocabulary.any(random);
            sentence.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : " " + word);
        }
        return sentence.append('.').toString();
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
