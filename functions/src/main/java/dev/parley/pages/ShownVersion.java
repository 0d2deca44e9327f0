package dev.parley.pages;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive.VersionView;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.RecordHead;
import dev.parley.extraction.Mention;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of an article, for its page.
 *
 * @param versions all versions, in order of arrival
 * @param mentions in this version, by the ids of the facts that they report
 * @param facts that the article reports
 * @param copies reports of the same facts in other articles with the same words or of the same agency
 * @param records heads of the records of the archive file
 * @param isHeld whether a legal hold keeps it from deletion
 * @param read when the archive file was read, and its digests compared
 */
public record ShownVersion(
        ArchivedVersion version,
        List<VersionView> versions,
        Map<String, Mention> mentions,
        List<Fact> facts,
        List<Sighting> copies,
        List<RecordHead> records,
        boolean isHeld,
        Instant read) {
    public ShownVersion {
        requireNonNull(version, "version");
        versions = List.copyOf(versions);
        mentions = new LinkedHashMap<>(mentions);
        facts = List.copyOf(facts);
        copies = List.copyOf(copies);
        records = List.copyOf(records);
        requireNonNull(read, "read");
    }

    /** Whether it is the newest version. */
    boolean isNewest() {
        return versions.isEmpty()
                || versions.getLast().version().equals(version.article().version());
    }
}
