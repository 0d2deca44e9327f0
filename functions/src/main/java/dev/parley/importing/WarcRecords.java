package dev.parley.importing;

import dev.parley.articles.DamagedArchive;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.WebOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Reads WARC files. The records from one {@code warcinfo} of this project to the next are the archive file of a version,
 * and stay as they are. In other files, each web page and each text is an article; the request, where the file has it,
 * is kept with its response.
 */
final class WarcRecords {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> TEXTS = Set.of("text/plain", "application/json", "text/xml", "application/xml");

    private final NumberedRecords records;
    private int number;
    private @Nullable OwnFile own;
    private @Nullable CapturedPage page;
    private @Nullable CapturedRequest request;

    WarcRecords(NumberedRecords records) {
        this.records = records;
    }

    /** The archive file of a version, as far as it was read. */
    private record OwnFile(String place, ByteArrayOutputStream bytes, WarcWriter writer) {}

    /** A request that may belong to the response before or after it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record CapturedRequest(String target, byte[] block) {}

    private record CapturedPage(String place, CapturedResponse response) {}

    void read(InputStream in) throws IOException {
        try (var reader = new WarcReader(in)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                number++;
                record(next.get());
            }
        } finally {
            finishPage(Optional.empty());
            finishOwn();
        }
    }

    private void record(WarcRecord found) throws IOException {
        if (found instanceof Warcinfo info) {
            finishPage(Optional.empty());
            finishOwn();
            if (WarcFile.isInfoOfVersion(info)) {
                var bytes = new ByteArrayOutputStream();
                own = new OwnFile(place(), bytes, new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP));
            }
        }
        if (own != null) {
            own.writer().write(found);
            return;
        }
        switch (found) {
            case WarcRequest asked -> request(asked);
            case WarcResponse answered -> response(answered);
            case WarcResource resource -> resource(resource);
            default -> {
                // Revisits, metadata and conversions hold no article of their own.
            }
        }
    }

    private void request(WarcRequest asked) throws IOException {
        var block = asked.body().stream().readNBytes(Submission.MAX_BYTES);
        var found = new CapturedRequest(asked.target(), block);
        if (page != null && page.response().target().equals(found.target())) {
            finishPage(Optional.of(found));
        } else {
            request = found;
        }
    }

    private void response(WarcResponse answered) throws IOException {
        finishPage(Optional.empty());
        var type = answered.http().headers().first("Content-Type");
        if (answered.http().status() != 200 || !PAGES.contains(essence(type))) {
            records.skip(place(), ImportFormat.WARC);
            return;
        }
        page = new CapturedPage(place(), CapturedResponse.of(answered, type));
        if (request != null && request.target().equals(answered.target())) {
            finishPage(Optional.of(request));
        }
    }

    /** Passes on the page that waited for its request. */
    private void finishPage(Optional<CapturedRequest> asked) {
        if (page == null) {
            return;
        }
        var finished = page;
        page = null;
        request = null;
        try {
            var response = finished.response();
            records.sent(
                    finished.place(),
                    ImportFormat.WARC,
                    response.body(),
                    response.type(),
                    Optional.of(response.origin(asked.map(CapturedRequest::block))));
        } catch (IOException | IllegalArgumentException e) {
            records.refuse(finished.place(), ImportFormat.WARC, "The page cannot be decompressed: " + e.getMessage());
        }
    }

    private void resource(WarcResource resource) throws IOException {
        var type = resource.headers().first("Content-Type");
        if (!PAGES.contains(essence(type)) && !TEXTS.contains(essence(type))) {
            records.skip(place(), ImportFormat.WARC);
            return;
        }
        records.sent(
                place(),
                ImportFormat.WARC,
                resource.body().stream().readNBytes(Submission.MAX_BYTES + 1),
                type,
                Optional.of(new WebOrigin(
                        Optional.of(resource.target()).filter(target -> target.startsWith("http")),
                        Optional.empty(),
                        List.of())));
    }

    private void finishOwn() throws IOException {
        if (own == null) {
            return;
        }
        var finished = own;
        own = null;
        finished.writer().close();
        var bytes = finished.bytes().toByteArray();
        try {
            var version = WarcFile.read(bytes);
            if (version.contentKey().equals(version.article().key())) {
                records.archived(finished.place(), version, bytes);
            } else {
                records.refuse(
                        finished.place(),
                        ImportFormat.WARC,
                        "The archive file was altered: its version does not follow from its content.");
            }
        } catch (DamagedArchive e) {
            records.refuse(finished.place(), ImportFormat.WARC, "The archive file is damaged. " + e.getMessage());
        }
    }

    private String place() {
        return "record " + number;
    }

    private static String essence(Optional<String> type) {
        return type.map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
