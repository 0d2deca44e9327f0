package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads CoNLL-U. Words that Universal Dependencies cuts at hyphens are joined, as the archive's articles have them. */
final class Treebank {
    private static final int FORM = 1;
    private static final int LEMMA = 2;
    private static final int TAG = 4;
    private static final int HEAD = 6;
    private static final int RELATION = 7;
    private static final int COLUMNS = 10;

    private Treebank() {}

    /**
     * Reads a file, gzipped when its name ends in .gz.
     *
     * @param source number of the first sentence
     * @throws IOException when it cannot be read, or a line has other columns than CoNLL-U has
     */
    static List<GoldTree> read(Path file, int source) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return read(plain, source, file.toString());
        }
    }

    static List<GoldTree> read(InputStream in, int source, String name) throws IOException {
        List<GoldTree> trees = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                add(rows, trees, source);
            } else if (line.charAt(0) != '#') {
                String[] columns = line.split("\t", -1);
                if (columns.length != COLUMNS) {
                    throw new IOException(name + ":" + number + ": a line of CoNLL-U has ten columns");
                }
                // Multiword tokens (1-2) and empty words (1.1) are no words of the tree.
                if (columns[0].indexOf('-') < 0 && columns[0].indexOf('.') < 0) {
                    rows.add(columns);
                }
            }
        }
        add(rows, trees, source);
        return trees;
    }

    private static void add(List<String[]> rows, List<GoldTree> trees, int source) {
        if (!rows.isEmpty()) {
            trees.add(joinHyphens(tree(rows, source + trees.size())));
            rows.clear();
        }
    }

    private static GoldTree tree(List<String[]> rows, int source) {
        int n = rows.size();
        List<Word> words = new ArrayList<>();
        List<String> lemmas = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (String[] row : rows) {
            int head = Integer.parseInt(row[HEAD]);
            words.add(Word.of(row[FORM]));
            lemmas.add(row[LEMMA]);
            tags.add(Tag.ofSymbol(row[TAG]));
            heads.add(head == 0 ? n : head - 1);
            relations.add(Relation.ofSymbol(row[RELATION]));
        }
        return new GoldTree(source, false, words, lemmas, tags, heads, relations);
    }

    private static GoldTree joinHyphens(GoldTree tree) {
        int[] groups = new int[tree.size()];
        for (int i = 1; i < groups.length; i++) {
            boolean hyphen = tree.tags().get(i) == Tag.HYPH || tree.tags().get(i - 1) == Tag.HYPH;
            groups[i] = groups[i - 1] + (hyphen ? 0 : 1);
        }
        return Joined.words(tree, groups, (group, head) -> {
            Relation relation = tree.relations().get(head);
            boolean modifier = relation == Relation.AMOD || relation == Relation.COMPOUND;
            Tag tag = tree.tags().get(head);
            return new Joined.Form(
                    Word.of(Joined.text(tree, group, "")), modifier && !tag.isName() && tag != Tag.CD ? Tag.JJ : tag);
        });
    }
}
