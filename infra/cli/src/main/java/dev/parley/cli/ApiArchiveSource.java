package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.VersionKey;
import dev.parley.fixity.ArchiveSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An archive as its API shows it: the versions that the search finds, the oldest first, and of each article those that
 * are archived and not indexed. An article of which no version was ever indexed is not seen this way.
 */
final class ApiArchiveSource implements ArchiveSource {
    private static final int PAGE = 100;

    private final ReadingClient once;
    private final ReadingClient patient;
    private final Optional<LocalDate> since;
    private final Set<String> newest = ConcurrentHashMap.newKeySet();
    private volatile Optional<Long> total = Optional.empty();

    /**
     * @param once asks for a version, once
     * @param patient asks for lists, and tries again
     */
    ApiArchiveSource(ReadingClient once, ReadingClient patient, Optional<LocalDate> since) {
        this.once = requireNonNull(once, "once");
        this.patient = requireNonNull(patient, "patient");
        this.since = requireNonNull(since, "since");
    }

    @Override
    public String name() {
        return patient.endpoint().toString();
    }

    @Override
    public Optional<Long> total() {
        return total;
    }

    /** A position is the cursor of a page, and how many of its entries were passed. */
    private record Position(int passed, String cursor) {
        static Position read(String position) {
            int end = position.indexOf(' ');
            return new Position(Integer.parseInt(position.substring(0, end)), position.substring(end + 1));
        }

        @Override
        public String toString() {
            return passed + " " + cursor;
        }
    }

    @Override
    public Iterator<Entry> entries(Optional<String> after) throws IOException {
        var begin = after.map(Position::read).orElse(new Position(0, ""));
        var pages = new Pages(begin.cursor());
        for (int i = 0; i < begin.passed() && pages.hasNext(); i++) {
            pages.next();
        }
        return pages;
    }

    private JsonNode page(String cursor) throws IOException {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("versions", "all");
        parameters.put("order", "oldest");
        parameters.put("limit", Integer.toString(PAGE));
        since.ifPresent(day -> parameters.put("archivedFrom", day.toString()));
        if (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
        }
        var page = told(() -> patient.get("/articles" + ReadingClient.query(parameters)));
        if (!page.path("articles").isArray()) {
            throw new IOException("the API at " + name() + " lists no articles");
        }
        total = Optional.of(page.path("total").asLong())
                .filter(found -> found > 0)
                .or(() -> total);
        return page;
    }

    @Override
    public Copy read(VersionKey key) throws IOException {
        try {
            return new Copy.Present(
                    told(() -> once.bytes("/articles/" + key.articleId() + "/versions/" + key.version() + "/warc")));
        } catch (ReadingClient.Refused e) {
            return switch (e.status()) {
                case 404 -> new Copy.Absent();
                case 410 -> new Copy.Deleted();
                default -> throw e;
            };
        }
    }

    /** Asked once an article, with its newest version. */
    @Override
    public List<Entry> unindexed(Entry entry) throws IOException {
        if (entry.version().isEmpty() || !newest.contains(entry.objectKey())) {
            return List.of();
        }
        var id = entry.version().get().articleId();
        var unindexed = new ArrayList<Entry>();
        try {
            var article = told(() -> once.get("/articles/" + id));
            for (var version : article.path("versions")) {
                if (version.path("indexed").isNull()) {
                    var key = new VersionKey(id, version.path("version").asText());
                    unindexed.add(entry(key, version, false, entry.position()));
                }
            }
        } catch (ReadingClient.Refused e) {
            if (e.status() != 404 && e.status() != 410) {
                throw e;
            }
        }
        newest.remove(entry.objectKey());
        return unindexed;
    }

    private static Entry entry(VersionKey key, JsonNode version, boolean indexed, String position) {
        var sha256 =
                version.path("sha256").asText(version.path("originalSha256").asText(""));
        return new Entry(
                key.objectKey(),
                Optional.of(key),
                Optional.of(Instant.parse(version.path("arrived").asText())),
                indexed,
                Optional.of(sha256).filter(digest -> !digest.isEmpty()),
                position);
    }

    private static <T> T told(RetryPolicy.Try<T> question) throws IOException {
        try {
            return question.once();
        } catch (RetryPolicy.Passing e) {
            throw new Unreachable(e.getMessage(), e);
        }
    }

    /** The entries of one page after another. */
    private final class Pages implements Iterator<Entry> {
        private String cursor;
        private JsonNode page;
        private int at;

        Pages(String cursor) throws IOException {
            this.cursor = cursor;
            this.page = page(cursor);
        }

        @Override
        public boolean hasNext() {
            while (at == page.path("articles").size()) {
                var next = page.path("cursor").asText("");
                if (next.isEmpty()) {
                    return false;
                }
                try {
                    page = page(next);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                cursor = next;
                at = 0;
            }
            return true;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var version = page.path("articles").path(at++);
            var key = new VersionKey(
                    version.path("id").asText(), version.path("version").asText());
            if (version.path("latest").asBoolean()) {
                newest.add(key.objectKey());
            }
            return entry(key, version, true, new Position(at, cursor).toString());
        }
    }
}
