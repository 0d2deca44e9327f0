package dev.parley.lucene.query;

import static dev.parley.lucene.query.QueryTokens.refused;

import dev.parley.lucene.index.Fields;
import dev.parley.lucene.index.NewsAnalyzer;
import dev.parley.lucene.query.QueryTokens.Kind;
import dev.parley.lucene.query.QueryTokens.Token;
import dev.parley.search.RefusedSearch;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Parses the query language of a search. Its grammar, in which adjacent operands are joined by AND:
 *
 * <pre>
 * any    = all { "OR" all }
 * all    = one { [ "AND" ] one }
 * one    = { "NOT" | "-" | "+" } ( "(" any ")" | [ "title:" ] ( word | prefix* | "phrase" | "(" any ")" ) )
 * </pre>
 *
 * <p>Lucene's own parsers are not used, because they allow queries of unbounded cost (regular expressions, similar
 * words, leading wildcards) and give AND and OR an unusual precedence.
 */
final class WordQueryParser {
    /** Limit of a query in characters; longer ones are not written by hand. */
    static final int LONGEST = 1000;

    static final int MOST_CLAUSES = 50;
    static final int MOST_IN_PHRASE = 50;
    static final int DEEPEST = 20;

    /** Shorter prefixes match too many words. */
    static final int SHORTEST_PREFIX = 3;

    private static final QueryBuilder NORMALISED = new QueryBuilder(new NewsAnalyzer());
    private static final QueryBuilder AS_WRITTEN = new QueryBuilder(NewsAnalyzer.asWritten());

    private final List<Token> tokens;
    private final List<Query> wanted = new ArrayList<>();
    private final List<Query> titled = new ArrayList<>();
    private int next;
    private int clauses;
    private int depth;
    private boolean negated;
    private String field = Fields.WORDS;

    private WordQueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Parses a query.
     *
     * @throws RefusedSearch naming the parameter {@code q} when it cannot be parsed; never another exception
     */
    static WordQuery parse(String query) {
        if (query.length() > LONGEST) {
            throw refused("it is longer than " + LONGEST + " characters");
        }
        var plain = Normalizer.normalize(query, Normalizer.Form.NFC).replaceAll("[\u201c\u201d\u201e\uff02]", "\"");
        var parser = new WordQueryParser(QueryTokens.of(plain));
        var parsed = parser.tokens.isEmpty() ? Optional.<Query>empty() : parser.any();
        if (parser.next < parser.tokens.size()) {
            throw refused("the parenthesis at character "
                    + parser.tokens.get(parser.next).at() + " was never opened");
        }
        return new WordQuery(
                parsed.orElseThrow(() -> refused("it has no word to search for")), parser.wanted, parser.titled);
    }

    private Optional<Query> any() {
        var alternatives = new ArrayList<Query>();
        all().ifPresent(alternatives::add);
        while (is(Kind.OR)) {
            next++;
            all().ifPresent(alternatives::add);
        }
        return joined(alternatives, List.of(), Occur.SHOULD);
    }

    private Optional<Query> all() {
        var required = new ArrayList<Query>();
        var excluded = new ArrayList<Query>();
        one(required, excluded);
        while (next < tokens.size() && !is(Kind.OR) && !is(Kind.CLOSE)) {
            if (is(Kind.AND)) {
                next++;
            }
            one(required, excluded);
        }
        return joined(required, excluded, Occur.MUST);
    }

    private void one(List<Query> required, List<Query> excluded) {
        boolean before = negated;
        boolean not = false;
        while (is(Kind.NOT)) {
            not = !not;
            next++;
        }
        negated ^= not;
        operand().ifPresent((not ? excluded : required)::add);
        negated = before;
    }

    private Optional<Query> operand() {
        if (next == tokens.size()) {
            var last = tokens.getLast();
            throw refused("nothing follows " + last.text() + " at character " + last.at());
        }
        var token = tokens.get(next++);
        return switch (token.kind()) {
            case WORD -> word(token);
            case PHRASE -> leaf(in -> phrase(in, token));
            case OPEN -> group(token);
            case TITLE -> title();
            case NOT, AND, OR ->
                throw refused(token.text() + " at character " + token.at()
                        + " needs a word on both sides; to search for the word itself, put it into \"quotes\"");
            case CLOSE -> throw refused("nothing precedes the parenthesis at character " + token.at());
        };
    }

    private Optional<Query> title() {
        var before = field;
        field = Fields.TITLE;
        try {
            return operand();
        } finally {
            field = before;
        }
    }

    private Optional<Query> group(Token open) {
        if (++depth > DEEPEST) {
            throw refused("parentheses are nested more than " + DEEPEST + " deep");
        }
        var inner = any();
        if (!is(Kind.CLOSE)) {
            throw refused("the parenthesis at character " + open.at() + " is never closed");
        }
        next++;
        depth--;
        return inner;
    }

    private Optional<Query> word(Token token) {
        return token.text().endsWith("*") ? prefix(token) : leaf(in -> phrase(in, token));
    }

    /** Matches words that begin with the prefix as written, and the prefix itself as a word in any spelling and form. */
    private Optional<Query> prefix(Token token) {
        var text = token.text().substring(0, token.text().length() - 1);
        var written = AS_WRITTEN.createPhraseQuery(Fields.WORDS, text);
        if (!(written instanceof TermQuery one)) {
            throw refused("the * at character " + (token.at() + text.length())
                    + " does not follow a single word: only the end of one word can be left open");
        }
        var prefix = one.getTerm().text();
        if (prefix.codePointCount(0, prefix.length()) < SHORTEST_PREFIX) {
            throw refused("at least " + SHORTEST_PREFIX + " letters must precede the * at character "
                    + (token.at() + text.length()));
        }
        return leaf(in -> Optional.of(new BooleanQuery.Builder()
                .add(new PrefixQuery(new Term(in, prefix)), Occur.SHOULD)
                .add(NORMALISED.createPhraseQuery(in, text), Occur.SHOULD)
                .build()));
    }

    /** A word or phrase; empty when it consists of punctuation. */
    private static Optional<Query> phrase(String in, Token token) {
        var query = NORMALISED.createPhraseQuery(in, token.text());
        if (query instanceof PhraseQuery phrase && phrase.getTerms().length > MOST_IN_PHRASE) {
            throw refused("the phrase at character " + token.at() + " is longer than " + MOST_IN_PHRASE + " words");
        }
        return Optional.ofNullable(query);
    }

    /** @param of creates the query for a field */
    private Optional<Query> leaf(Function<String, Optional<Query>> of) {
        if (++clauses > MOST_CLAUSES) {
            throw refused("it has more than " + MOST_CLAUSES + " words and phrases");
        }
        if (!negated) {
            of.apply(Fields.WORDS).ifPresent(wanted::add);
            of.apply(Fields.TITLE).ifPresent(titled::add);
        }
        return of.apply(field);
    }

    private static Optional<Query> joined(List<Query> required, List<Query> excluded, Occur how) {
        if (required.isEmpty() && excluded.isEmpty()) {
            return Optional.empty();
        }
        if (required.size() == 1 && excluded.isEmpty()) {
            return Optional.of(required.getFirst());
        }
        var joined = new BooleanQuery.Builder();
        if (required.isEmpty()) {
            joined.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        required.forEach(query -> joined.add(query, how));
        excluded.forEach(query -> joined.add(query, Occur.MUST_NOT));
        return Optional.of(joined.build());
    }

    private boolean is(Kind kind) {
        return next < tokens.size() && tokens.get(next).kind() == kind;
    }
}
