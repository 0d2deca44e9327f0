package dev.parley.lucene.commits;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of one commit of the index. A manifest is written once; the next commit has the next generation.
 *
 * @param generation number of the commit, from 1; 0 is the empty index before the first commit
 * @param files the files by their names in Lucene
 */
public record Manifest(long generation, SortedMap<String, StoredFile> files) {
    /** The empty index before the first commit. */
    static final Manifest EMPTY = new Manifest(0, Map.of());

    /** Names cannot be paths out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (generation < 0) {
            throw new IllegalArgumentException("negative generation: " + generation);
        }
        for (var name : files.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not the name of a Lucene file: " + name);
            }
        }
    }

    Manifest(long generation, Map<String, StoredFile> files) {
        this(generation, new TreeMap<>(files));
    }
}
