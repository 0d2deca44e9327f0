package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.pages.DifferencePage;
import dev.parley.versions.CompareVersions;
import dev.parley.versions.VersionDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with the differences between two versions of an article. */
public final class DiffAnswers {
    private final ReadArchive archive;
    private final CompareVersions compare = CompareVersions.bundled();

    public DiffAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /** Defaults to the newest version and the one before it. An article's only version is compared with itself. */
    public HttpAnswer diff(HttpRequest request) {
        var id = request.path("id").orElse("");
        var versions = archive.versions(id).stream()
                .map(ReadArchive.VersionView::version)
                .toList();
        if (versions.isEmpty()) {
            return Problems.notFound("article");
        }
        var to = request.query("to").orElse(versions.getLast());
        var from = request.query("from").orElseGet(() -> before(versions, id, to));
        for (var named : List.of(Map.entry("from", from), Map.entry("to", to))) {
            if (ReadArchive.key(id, named.getValue()).isEmpty()) {
                return HttpAnswer.problem(
                        400,
                        "Malformed version",
                        named.getKey() + " is not the id of a version: check it for a mistyped character.",
                        Map.of("parameter", named.getKey()));
            }
        }
        var before = archive.version(id, from);
        var after = archive.version(id, to);
        return before.isEmpty() || after.isEmpty()
                ? Problems.notFound("version")
                : answer(
                        request,
                        compare.compare(
                                before.get().article(),
                                after.get().article(),
                                mentions(before.get()),
                                mentions(after.get())));
    }

    private HttpAnswer answer(HttpRequest request, VersionDiff diff) {
        if (!HtmlAnswer.isWanted(request)) {
            return HttpAnswer.json(200, diff);
        }
        return HtmlAnswer.of(200, DifferencePage.of(diff, archive.versions(diff.id())));
    }

    /** The version before another one; for the first version, that version itself. */
    private static String before(List<String> versions, String id, String to) {
        int at = ReadArchive.key(id, to)
                .map(VersionKey::version)
                .map(versions::indexOf)
                .orElse(-1);
        return at > 0 ? versions.get(at - 1) : to;
    }

    private Optional<Map<String, Mention>> mentions(ArchivedVersion version) {
        var key = version.article().key();
        return archive.isIndexed(key) ? Optional.of(archive.mentions(key)) : Optional.empty();
    }
}
