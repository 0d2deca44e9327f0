package dev.parley.lucene.commits;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One commit of the index: which files it consists of. Written once; the next one has the next generation.
 *
 * @param generation counts commits, from 1; 0 is the empty index that nobody wrote
 * @param files by the names that Lucene gave them
 */
public record Manifest(long generation, SortedMap<String, StoredFile> files) {
    /** The state before the first commit. */
    static final Manifest NONE = new Manifest(0, Map.of());

    /** No name leads out of a folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (generation < 0) {
            throw new IllegalArgumentException("not a generation: " + generation);
        }
        for (var name : files.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a name of a file of Lucene's: " + name);
            }
        }
    }

    Manifest(long generation, Map<String, StoredFile> files) {
        this(generation, new TreeMap<>(files));
    }
}
