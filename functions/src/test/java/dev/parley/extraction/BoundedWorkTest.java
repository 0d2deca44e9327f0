package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.parley.extraction.article.Extractor;
import dev.parley.extraction.names.Gazetteer;
import dev.parley.extraction.names.TableGazetteer;
import dev.parley.extraction.text.Sentences;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twice the text is twice the work, whatever the text. What is counted is work, never time: tokens that are read again,
 * names that are looked up, memory that is asked for. Within a sentence work is bounded because its length is.
 */
class BoundedWorkTest {
    private static final int LENGTH = 30_000;
    private static final Extractor.Knowledge KNOWLEDGE = Extractor.Knowledge.bundled();

    /** Twice, and some room for what the middle of a random text has more of than its beginning. */
    private static final double TWICE = 2.2;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Counts how often a name, a title or an office is asked for. */
    private static final class CountingGazetteer implements Gazetteer {
        private final Gazetteer names = TableGazetteer.bundled();
        private long lookUps;

        @Override
        public Optional<Named> name(List<Token> tokens, int from, LocalDate on) {
            lookUps++;
            return names.name(tokens, from, on);
        }

        @Override
        public Optional<Titled> title(List<Token> tokens, int from) {
            lookUps++;
            return names.title(tokens, from);
        }

        @Override
        public Optional<Named> holder(String office, Participant of, LocalDate on) {
            lookUps++;
            return names.holder(office, of, on);
        }

        @Override
        public List<String> offices(String personId, LocalDate on) {
            lookUps++;
            return names.offices(personId, on);
        }

        @Override
        public Optional<Participant> country(String alpha3) {
            return names.country(alpha3);
        }

        @Override
        public boolean knows(String name) {
            lookUps++;
            return names.knows(name);
        }
    }

    /** Counts how often a token is read. */
    private static final class CountingTokens extends AbstractList<Token> {
        private final List<Token> tokens;
        private long reads;

        CountingTokens(String text) {
            tokens = Tokenizer.tokens(text);
        }

        @Override
        public Token get(int index) {
            reads++;
            return tokens.get(index);
        }

        @Override
        public int size() {
            return tokens.size();
        }
    }

    private record Work(long lookUps, long bytes) {}

    private static Work work(String text) {
        var gazetteer = new CountingGazetteer();
        var extractor = new Extractor(gazetteer, KNOWLEDGE);
        var reading = new Reading("", text, LocalDate.of(2025, 2, 12), Optional.empty());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        extractor.extract(reading);
        return new Work(gazetteer.lookUps, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    @ParameterizedTest
    @EnumSource
    void workGrowsLinearlyWithTheText(HostileText kind) {
        var text = kind.of(2 * LENGTH, 7);
        // Once before, so that both are counted in code that the compiler has seen.
        work(text);
        var half = work(text.substring(0, LENGTH));
        var whole = work(text);
        assertTrue(
                whole.lookUps() <= TWICE * half.lookUps() + 1000,
                () -> kind + ": " + half.lookUps() + " look-ups grew to " + whole.lookUps());
        assertTrue(
                whole.bytes() <= TWICE * half.bytes() + 1_000_000,
                () -> kind + ": " + half.bytes() + " bytes grew to " + whole.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void aSentenceIsCutAtItsTokenLimit(HostileText kind) {
        for (var sentence : Sentences.of(kind.of(LENGTH, 8), false)) {
            assertTrue(sentence.tokens().size() <= Sentences.LONGEST, () -> kind.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sentenceSplittingReadsEachTokenAFewTimesAtMost(HostileText kind) {
        var tokens = new CountingTokens(kind.of(LENGTH, 9) + "x");
        Sentences.of(tokens, false);
        assertTrue(
                tokens.reads <= 40L * tokens.size(),
                () -> kind + ": " + tokens.reads + " reads of " + tokens.size() + " tokens");
    }

    @Test
    void anEndlessWordIsCut() {
        for (var token : Tokenizer.tokens("a".repeat(1000))) {
            assertTrue(token.text().length() <= 64);
        }
        assertEquals(1000, Tokenizer.tokens("a".repeat(1000)).getLast().end());
    }
}
