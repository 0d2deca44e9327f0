package dev.parley.lucene.commits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of one commit of the index. A manifest is written once; the next commit has the next generation.
 *
 * @param generation number of the commit, from 1; 0 is the empty index before the first commit
 * @param files the files by their names in Lucene
 * @param small contents in Base64 of the files that the store does not have because they are small, by their SHA-256
 */
public record Manifest(long generation, SortedMap<String, StoredFile> files, SortedMap<String, String> small) {
    /** The empty index before the first commit. */
    static final Manifest EMPTY = new Manifest(0, Map.of());

    /**
     * The size in bytes up to which a file is small. A commit of a minute adds four files, of which all but one are; to
     * store each by itself costs more than to write them again with each manifest that still names them.
     */
    static final int SMALL = 4_096;

    /** Names cannot be paths out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        small = Collections.unmodifiableSortedMap(new TreeMap<>(small));
        if (generation < 0) {
            throw new IllegalArgumentException("negative generation: " + generation);
        }
        for (var name : files.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not the name of a Lucene file: " + name);
            }
        }
    }

    /** As it is stored. Manifests of earlier releases have no {@code small}. */
    @JsonCreator
    static Manifest of(
            @JsonProperty("generation") long generation,
            @JsonProperty("files") SortedMap<String, StoredFile> files,
            @JsonProperty("small") Optional<SortedMap<String, String>> small) {
        return new Manifest(generation, files, small.orElseGet(TreeMap::new));
    }

    /** A manifest whose files are all in the store. */
    public Manifest(long generation, Map<String, StoredFile> files) {
        this(generation, files, Map.of());
    }

    /** @param small contents of files by their SHA-256 */
    Manifest(long generation, Map<String, StoredFile> files, Map<String, byte[]> small) {
        this(generation, new TreeMap<>(files), encoded(small));
    }

    private static SortedMap<String, String> encoded(Map<String, byte[]> contents) {
        var encoded = new TreeMap<String, String>();
        contents.forEach(
                (sha256, bytes) -> encoded.put(sha256, Base64.getEncoder().encodeToString(bytes)));
        return encoded;
    }

    boolean hasContentOf(StoredFile file) {
        return small.containsKey(file.sha256());
    }

    /** The content of a small file; empty when the store has the file. */
    Optional<InputStream> open(StoredFile file) {
        return Optional.ofNullable(small.get(file.sha256()))
                .map(encoded -> new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
    }
}
