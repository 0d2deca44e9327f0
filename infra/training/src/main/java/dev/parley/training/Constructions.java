package dev.parley.training;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code constructions.txt}, whose first lines say how it is written, and makes sentences of its lines. */
record Constructions(Random random) {
    private static final Map<String, Tag> TAGS = tags();
    private static final List<String> NAMES = List.of(
            "Orlov",
            "Brandt",
            "Quint",
            "Vell",
            "Haddad",
            "Moreau",
            "Okafor",
            "Lindqvist",
            "Sandoval",
            "Tanaka",
            "Riga",
            "Oslo",
            "Marken",
            "Dravia",
            "Teller",
            "Kovac");

    /** A word of a line before what was left out is filled in; tag, relation and head may be null. */
    private record Piece(
            String first,
            Word word,
            @Nullable Tag tag,
            @Nullable Relation relation,
            @Nullable String head) {
        /** Whether the tag, that of "to", depends on the next word and is filled in later. */
        boolean isUntagged() {
            return tag == null;
        }

        @Override
        public Tag tag() {
            return requireNonNull(tag, first);
        }
    }

    private static Map<String, Tag> tags() {
        Map<String, Tag> tags = new HashMap<>();
        put(tags, Tag.DT, "a an the no this these both");
        put(
                tags,
                Tag.IN,
                "in on at of by with for from between after before about over since during without against into");
        put(tags, Tag.CC, "and or but nor");
        put(tags, Tag.MD, "will would could may might must should can");
        put(tags, Tag.POS, "'s");
        put(tags, Tag.PRP, "he she it they we him them");
        put(tags, Tag.PRP_POSSESSIVE, "his her its their our");
        put(tags, Tag.VBD, "was were had");
        put(tags, Tag.VBZ, "is has");
        put(tags, Tag.VBP, "are have");
        put(tags, Tag.VBN, "been");
        put(tags, Tag.VB, "be");
        put(tags, Tag.RB, "not");
        put(tags, Tag.CD, "two three");
        put(tags, Tag.STOP, ". ?");
        put(tags, Tag.COMMA, ",");
        put(tags, Tag.COLON, ":");
        return tags;
    }

    private static void put(Map<String, Tag> tags, Tag tag, String words) {
        for (String word : words.split(" ")) {
            tags.put(word, tag);
        }
    }

    /**
     * Sentences of the bundled file.
     *
     * @param wanted says by its number, from 0, whether a line is taken
     * @param each sentences for each line
     * @param source number of the first sentence; each has its own
     */
    List<GoldTree> read(IntPredicate wanted, int each, int source) throws IOException {
        List<GoldTree> trees = new ArrayList<>();
        try (InputStream in = Constructions.class.getResourceAsStream("constructions.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#") && wanted.test(number++)) {
                    trees.addAll(sentences(line, each, source + trees.size()));
                }
            }
        }
        return trees;
    }

    /**
     * Sentences of a line: each draws its alternatives and its names, some of which stay unjoined.
     *
     * @throws IllegalArgumentException when the line makes no tree without crossing arcs
     */
    List<GoldTree> sentences(String line, int count, int source) {
        List<GoldTree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                trees.add(sentence(line, source + i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(line + ": " + e.getMessage(), e);
            }
        }
        return trees;
    }

    private GoldTree sentence(String line, int source) {
        boolean headline = line.startsWith("H ");
        String[] parts = line.substring(2).trim().split(" +");
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            pieces.add(piece(parts[i]));
        }
        resolveTo(pieces);
        int n = pieces.size();
        List<Word> words = new ArrayList<>();
        List<String> lemmas = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        int root = root(pieces);
        for (int i = 0; i < n; i++) {
            Piece piece = pieces.get(i);
            Relation relation = piece.relation() != null ? piece.relation() : relation(pieces, i);
            words.add(piece.word());
            lemmas.add("_");
            tags.add(piece.tag());
            relations.add(relation);
            heads.add(relation == Relation.ROOT ? n : head(pieces, i, relation, root));
        }
        checkArcs(heads);
        if (headline && random.nextInt(4) == 0) {
            words.replaceAll(HeadlineMaker::title);
        }
        return new GoldTree(source, headline, words, lemmas, tags, heads, relations);
    }

    private Piece piece(String part) {
        int slash = part.startsWith("{") ? part.indexOf('/', part.indexOf('}')) : part.indexOf('/', 1);
        String forms = slash < 0 ? part : part.substring(0, slash);
        String[] fields = slash < 0 ? new String[0] : part.substring(slash + 1).split("/", -1);
        String first = forms;
        String form = forms;
        if (forms.startsWith("{")) {
            String[] choices = forms.substring(1, forms.length() - 1).split("\\|");
            first = choices[0];
            form = choices[random.nextInt(choices.length)];
        }
        Tag tag = null;
        String last = fields.length > 0 ? fields[fields.length - 1] : "";
        boolean tagFirst = fields.length > 0 && !fields[0].equals("root") && fields[0].indexOf('>') < 0;
        if (tagFirst) {
            tag = Tag.ofSymbol(fields[0]);
            last = fields.length > 1 ? fields[1] : "";
        }
        Relation relation = null;
        String head = null;
        if (last.equals("root")) {
            relation = Relation.ROOT;
        } else if (!last.isEmpty()) {
            int arrow = last.indexOf('>');
            if (arrow < 0) {
                throw new IllegalArgumentException("\"" + part + "\" has a relation without a head");
            }
            relation = arrow == 0 ? Relation.PUNCT : Relation.ofSymbol(last.substring(0, arrow));
            head = last.substring(arrow + 1);
        }
        if (form.startsWith("@")) {
            return new Piece(first, name(form), form.startsWith("@@") ? Tag.NNPS : Tag.NNP, relation, head);
        }
        if (tag == null) {
            tag = TAGS.get(form.toLowerCase(Locale.ROOT));
            if (tag == null && !form.equals("to")) {
                throw new IllegalArgumentException("\"" + form + "\" needs a tag");
            }
        }
        return new Piece(first, Word.of(form), tag, relation, head);
    }

    /** Most names are joined when they are tagged; those that no table knows stay plain words. */
    private Word name(String form) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        if (form.startsWith("@@")) {
            return new Word("the two " + name + " envoys", Word.Kind.NAMES);
        }
        return new Word(name, random.nextInt(5) == 0 ? Word.Kind.WORD : Word.Kind.NAME);
    }

    /** "to" is a particle before a verb and a preposition before all else. */
    private static void resolveTo(List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece p = pieces.get(i);
            if (p.isUntagged()) {
                boolean particle = i + 1 < pieces.size() && pieces.get(i + 1).tag == Tag.VB;
                pieces.set(i, new Piece(p.first(), p.word(), particle ? Tag.TO : Tag.IN, p.relation(), p.head()));
            }
        }
    }

    private static int root(List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).relation() == Relation.ROOT) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no root");
    }

    private static Relation relation(List<Piece> pieces, int i) {
        Piece piece = pieces.get(i);
        return switch (piece.tag()) {
            case DT -> Relation.DET;
            case JJ -> Relation.AMOD;
            case CD -> Relation.NUMMOD;
            case PRP_POSSESSIVE -> Relation.NMOD_POSS;
            case NN, NNS, NNP -> Relation.COMPOUND;
            case IN, POS -> Relation.CASE;
            case TO -> Relation.MARK;
            case MD -> Relation.AUX;
            case CC -> Relation.CC;
            case RB -> Relation.ADVMOD;
            case STOP, COMMA, COLON -> Relation.PUNCT;
            case VB, VBD, VBZ, VBP, VBN -> auxiliary(pieces, i);
            default -> throw new IllegalArgumentException("\"" + piece.first() + "\" needs a relation");
        };
    }

    private static Relation auxiliary(List<Piece> pieces, int i) {
        String low = pieces.get(i).word().text().toLowerCase(Locale.ROOT);
        if (low.equals("has") || low.equals("have") || low.equals("had")) {
            return Relation.AUX;
        }
        Piece head = pieces.get(predicate(pieces, i));
        return !head.tag().isVerb() ? Relation.COP : head.tag() == Tag.VBG ? Relation.AUX : Relation.AUX_PASS;
    }

    private static int head(List<Piece> pieces, int i, Relation relation, int root) {
        Piece piece = pieces.get(i);
        if (piece.head() != null) {
            return nearest(pieces, i, piece.head());
        }
        return switch (relation) {
            case PUNCT -> root;
            case MARK, AUX, AUX_PASS, COP, ADVMOD -> predicate(pieces, i);
            case CC -> conjunct(pieces, i);
            case CASE -> piece.tag() == Tag.POS ? i - 1 : noun(pieces, i);
            default -> noun(pieces, i);
        };
    }

    private static int nearest(List<Piece> pieces, int i, String form) {
        int found = -1;
        for (int j = 0; j < pieces.size(); j++) {
            if (j != i && pieces.get(j).first().equals(form) && (found < 0 || Math.abs(j - i) < Math.abs(found - i))) {
                found = j;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException(
                    "there is no word \"" + form + "\" for \"" + pieces.get(i).first() + "\" to hang on");
        }
        return found;
    }

    /** The last noun of the next run of nouns. */
    private static int noun(List<Piece> pieces, int i) {
        for (int j = i + 1; j < pieces.size(); j++) {
            Piece piece = pieces.get(j);
            boolean modifies = piece.relation() == null || piece.relation() == Relation.COMPOUND;
            if ((piece.tag().isNoun() || piece.tag() == Tag.PRP) && !modifies) {
                return j;
            }
        }
        throw new IllegalArgumentException(
                "there is no noun after \"" + pieces.get(i).first() + "\"");
    }

    /** The next word that is a verb, adjective, adverb or noun with a relation of its own. */
    private static int predicate(List<Piece> pieces, int i) {
        for (int j = i + 1; j < pieces.size(); j++) {
            Piece piece = pieces.get(j);
            boolean content =
                    piece.tag().isVerb() || piece.tag().isNoun() || piece.tag() == Tag.JJ || piece.tag() == Tag.RB;
            if (content
                    && piece.relation() != null
                    && piece.relation() != Relation.AUX
                    && piece.relation() != Relation.AUX_PASS
                    && !piece.relation().symbol().startsWith("nsubj")
                    && piece.relation() != Relation.ADVMOD) {
                return j;
            }
        }
        throw new IllegalArgumentException(
                "there is no predicate after \"" + pieces.get(i).first() + "\"");
    }

    private static int conjunct(List<Piece> pieces, int i) {
        for (int j = i + 1; j < pieces.size(); j++) {
            if (pieces.get(j).relation() == Relation.CONJ) {
                return j;
            }
        }
        throw new IllegalArgumentException(
                "there is no conjunct after \"" + pieces.get(i).first() + "\"");
    }

    private static void checkArcs(List<Integer> heads) {
        int n = heads.size();
        for (int i = 0; i < n; i++) {
            int from = Math.min(i, heads.get(i));
            int to = Math.max(i, heads.get(i));
            for (int j = from + 1; j < to && to < n; j++) {
                int head = heads.get(j);
                if (head < from || head > to) {
                    throw new IllegalArgumentException("the arcs of words " + (i + 1) + " and " + (j + 1) + " cross");
                }
            }
        }
    }
}
