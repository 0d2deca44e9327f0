package dev.parley.extraction.names;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows that operators add to the names table, or put in place of bundled ones. A line that is malformed is left out, and
 * said to be so; the others count.
 *
 * <p>The format is UTF-8 text: sections {@code [people]}, {@code [bodies]}, {@code [countries]} and {@code [titles]},
 * each with rows in the columns of the bundled file of that name. Empty lines and those that begin with {@code #} mean
 * nothing. What has the name of bundled rows (for a country its code, for a title its words) replaces all of them.
 *
 * @param changes what each line that counts adds or replaces, in the order of the lines
 * @param faults the lines that were left out, in their order; of very many the first thousand
 * @param skipped how many lines were left out
 */
public record Overlay(List<NameRow> rows, List<Change> changes, List<Fault> faults, int skipped) {
    /** A file of more bytes is not used at all. */
    public static final int MAX_BYTES = 1 << 20;

    public static final Overlay NONE = new Overlay(List.of(), List.of(), List.of(), 0);

    private static final int LONGEST_LINE = 4_000;

    /** So many faults are kept; more are counted. */
    private static final int FAULTS_KEPT = 1_000;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** A line that was left out, counted from one, and a sentence that says what to change. */
    public record Fault(int line, String reason) {
        public Fault {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * What a line does.
     *
     * @param what such as {@code the person Petra Quint}
     * @param replaces whether bundled rows give way to it
     */
    public record Change(int line, String what, boolean replaces) {
        public Change {
            requireNonNull(what, "what");
        }
    }

    private record Row(int line, NameRow row) {}

    public Overlay {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    /**
     * Reads a file's bytes.
     *
     * @throws IllegalArgumentException with a sentence that says why, when nothing of it can be used: it is larger than
     *     {@value #MAX_BYTES} bytes, or it is in UTF-16
     */
    public static Overlay of(byte[] file) {
        checkSize(file.length);
        if (beginsWith(file, 0xFE, 0xFF) || beginsWith(file, 0xFF, 0xFE)) {
            throw new IllegalArgumentException("the overlay is in UTF-16: save it as UTF-8");
        }
        return new Lines().read(file);
    }

    private static boolean beginsWith(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** {@link IllegalArgumentException} when a file of this size is not used at all. */
    public static void checkSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(tooLarge(bytes));
        }
    }

    public static String tooLarge(long bytes) {
        return "the overlay has " + bytes + " bytes, more than the " + MAX_BYTES + " that are read";
    }

    /** Reads line by line, and then checks what only the whole can tell. */
    private static final class Lines {
        private final NamesTable bundled = NamesTable.bundled();
        private final List<Row> rows = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Set<Integer> skipped = new HashSet<>();
        private final Set<String> once = new HashSet<>();
        private Optional<NameRow.Section> section = Optional.empty();

        Overlay read(byte[] file) {
            int number = 0;
            int from = 0;
            while (from < file.length) {
                int to = from;
                while (to < file.length && file[to] != '\n') {
                    to++;
                }
                line(++number, file, from, to);
                from = to + 1;
            }
            return whole();
        }

        private void line(int number, byte[] file, int from, int to) {
            try {
                String line = decoded(file, from, to);
                if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
                    line = line.substring(1);
                }
                line = line.strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    return;
                }
                if (line.startsWith("[")) {
                    begin(line);
                    return;
                }
                NameRow.Section current = section.orElseThrow(
                        () -> new IllegalArgumentException("the row is in no section: begin with " + sections()));
                for (NameRow row : NameRow.read(current, line)) {
                    if (!(row instanceof NameRow.Person) && !once.add(row.key())) {
                        throw new IllegalArgumentException("an earlier line has " + row.label() + " already");
                    }
                    rows.add(new Row(number, row));
                }
            } catch (IllegalArgumentException e) {
                fault(number, String.valueOf(e.getMessage()));
            }
        }

        private void begin(String line) {
            section = line.endsWith("]")
                    ? NameRow.Section.of(line.substring(1, line.length() - 1).strip())
                    : Optional.empty();
            if (section.isEmpty()) {
                throw new IllegalArgumentException(
                        "the section is none of " + sections() + ", and its rows are left out");
            }
        }

        private static String sections() {
            List<String> titles = new ArrayList<>();
            for (NameRow.Section s : NameRow.Section.values()) {
                titles.add("[" + s.title + "]");
            }
            return String.join(", ", titles);
        }

        private static String decoded(byte[] file, int from, int to) {
            if (to - from > LONGEST_LINE) {
                throw new IllegalArgumentException(
                        "the line has " + (to - from) + " bytes, more than the " + LONGEST_LINE + " that are read");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(file, from, to - from))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("the line is not UTF-8: save the file as UTF-8", e);
            }
        }

        private void fault(int line, String reason) {
            if (skipped.add(line) && faults.size() < FAULTS_KEPT) {
                faults.add(new Fault(line, reason));
            }
        }

        /** People's homes and offices may come further down in the same file. */
        private Overlay whole() {
            NamesTable all = bundled.with(rows.stream().map(Row::row).toList());
            Set<String> homes = all.homes();
            Set<String> offices = new HashSet<>(bundled.offices());
            all.all(NameRow.Title.class).stream().map(NameRow.Title::office).forEach(offices::add);
            Set<String> bundledKeys = bundled.keys();
            List<NameRow> kept = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (Row row : rows) {
                if (row.row() instanceof NameRow.Person person) {
                    known(row.line(), person, homes, offices);
                }
                if (!skipped.contains(row.line())) {
                    boolean replaces = bundledKeys.contains(row.row().key());
                    kept.add(row.row());
                    changes.add(new Change(row.line(), row.row().label(), replaces));
                }
            }
            faults.sort(Comparator.comparingInt(Fault::line));
            return new Overlay(kept, changes, faults, skipped.size());
        }

        /** A mistyped home or office would be believed and never found. */
        private void known(int line, NameRow.Person person, Set<String> homes, Set<String> offices) {
            if (!person.home().isEmpty() && !homes.contains(person.home())) {
                fault(line, person.home() + " is neither the alpha-3 code of a country nor the name of a body");
            } else if (!person.office().isEmpty() && !offices.contains(person.office())) {
                fault(
                        line,
                        "no title leads to the office " + person.office() + ": add one to [titles], or use one of "
                                + String.join(", ", new TreeSet<>(offices)));
            }
        }
    }
}
