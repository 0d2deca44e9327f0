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
 * An archive read through its API: the versions that the search lists, oldest first, and the versions of the same
 * articles that are archived but not indexed. Articles without any indexed version are not listed.
 */
final class ApiArchiveSource implements ArchiveSource {
    private static final int PAGE = 100;

    private final ApiClient once;
    private final ApiClient retrying;
    private final Optional<LocalDate> since;

    /** The newest listed versions of articles whose unindexed versions were not asked for yet. */
    private final Set<String> newest = ConcurrentHashMap.newKeySet();

    private volatile Optional<Long> total = Optional.empty();

    /**
     * @param once reads versions, without retries: {@link dev.parley.fixity.Verification} retries them
     * @param retrying reads lists
     */
    ApiArchiveSource(ApiClient once, ApiClient retrying, Optional<LocalDate> since) {
        this.once = requireNonNull(once, "once");
        this.retrying = requireNonNull(retrying, "retrying");
        this.since = requireNonNull(since, "since");
    }

    @Override
    public String name() {
        return retrying.endpoint().toString();
    }

    @Override
    public Optional<Long> total() {
        return total;
    }

    /** A position: the cursor of a page, and the number of its entries that were read. */
    private record Position(int read, String cursor) {
        static Position parse(String position) {
            int end = position.indexOf(' ');
            return new Position(Integer.parseInt(position.substring(0, end)), position.substring(end + 1));
        }

        @Override
        public String toString() {
            return read + " " + cursor;
        }
    }

    @Override
    public Iterator<Entry> entries(Optional<String> after) throws IOException {
        var start = after.map(Position::parse).orElse(new Position(0, ""));
        var pages = new Pages(start.cursor());
        for (int i = 0; i < start.read() && pages.hasNext(); i++) {
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
        var page = reachable(() -> retrying.get("/articles" + ApiClient.query(parameters)));
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
            return new Copy.Present(reachable(
                    () -> once.bytes("/articles/" + key.articleId() + "/versions/" + key.version() + "/warc")));
        } catch (ApiClient.Refused e) {
            return switch (e.status()) {
                case 404 -> new Copy.Absent();
                case 410 -> new Copy.Deleted();
                default -> throw e;
            };
        }
    }

    /** Asks the API once for each article, when its newest version is checked. */
    @Override
    public List<Entry> unindexed(Entry entry) throws IOException {
        if (entry.version().isEmpty() || !newest.contains(entry.objectKey())) {
            return List.of();
        }
        var id = entry.version().get().articleId();
        var unindexed = new ArrayList<Entry>();
        try {
            var article = reachable(() -> once.get("/articles/" + id));
            for (var version : article.path("versions")) {
                if (version.path("indexed").isNull()) {
                    var key = new VersionKey(id, version.path("version").asText());
                    unindexed.add(entry(key, version, false, entry.position()));
                }
            }
        } catch (ApiClient.Refused e) {
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

    private static <T> T reachable(RetryPolicy.Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (RetryPolicy.Transient e) {
            throw new Unreachable(String.valueOf(e.getMessage()), e);
        }
    }

    /** The entries of all pages from a cursor on. */
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
