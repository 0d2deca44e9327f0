package dev.parley.articles;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * One archived version as a WARC 1.1 file with a gzip member for each record: a {@code warcinfo}, the original bytes as
 * a {@code resource}, and the normalised article in JSON as a {@code conversion} of it. A fetched article has a
 * {@code request} and a {@code response} for each exchange before the conversion; when the last response holds the
 * original bytes, there is no resource. A version that may not alert has a {@code metadata} record at the end that says
 * so. Every digest is SHA-256 in base 32. Record ids are derived from the content, so
 * the same submission always gives the same bytes.
 *
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
public final class WarcFile {
    private static final String SHA_256 = "sha256";
    private static final String SUFFIX = ".warc.gz";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final MediaType JSON = MediaType.parse("application/json");
    private static final byte[] NO_ALERTS = "alerts: none\r\n".getBytes(StandardCharsets.UTF_8);
    private static final MediaType UNKNOWN = MediaType.parse("application/octet-stream");

    private WarcFile() {}

    /** Returns the bytes of a version's archive file. */
    public static byte[] write(Article article, Submission submission) {
        var json = json(article);
        var target = target(article);
        var out = new ByteArrayOutputStream();
        try (var writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            writer.write(info(submission.arrived(), article.key().objectKey()));
            var original = writeOriginal(writer, submission, target);
            writer.write(new WarcConversion.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .setHeader("WARC-Target-URI", target.toString())
                    .refersTo(original)
                    .recordId(recordId("conversion", submission.arrived(), json))
                    .date(submission.arrived())
                    .blockDigest(digest(json))
                    .payloadDigest(digest(json))
                    .body(JSON, json)
                    .build());
            if (!submission.mayAlert()) {
                writer.write(noAlerts(article, target.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toByteArray();
    }

    /** The archive file of a version with the record that it may not alert. */
    public static byte[] withoutAlerts(byte[] warc, ArchivedVersion version) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(warc);
        if (version.mayAlert()) {
            try (var writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
                writer.write(
                        noAlerts(version.article(), target(version.article()).toString()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to memory", e);
            }
        }
        return out.toByteArray();
    }

    private static WarcMetadata noAlerts(Article article, String target) {
        return new WarcMetadata.Builder()
                .version(MessageVersion.WARC_1_1)
                .targetURI(target)
                .recordId(recordId("alerts " + article.key().objectKey(), article.arrived(), NO_ALERTS))
                .date(article.arrived())
                .blockDigest(digest(NO_ALERTS))
                .payloadDigest(digest(NO_ALERTS))
                .body(MediaType.WARC_FIELDS, NO_ALERTS)
                .build();
    }

    private static URI target(Article article) {
        return URI.create(article.url().orElse("urn:parley:article:" + article.id()));
    }

    /** Whether the records from this one on are the archive file of a version: its name is the version. */
    public static boolean isInfoOfVersion(Warcinfo info) {
        return info.filename()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .filter(name -> Id.parse(name, Article.VERSION_LENGTH).equals(Optional.of(name)))
                .isPresent();
    }

    /** Writes the exchanges and the original bytes, and returns the id of the record that holds the original bytes. */
    private static URI writeOriginal(WarcWriter writer, Submission submission, URI target) throws IOException {
        var exchanges = submission.origin().map(WebOrigin::exchanges).orElse(List.of());
        URI response = null;
        for (int i = 0; i < exchanges.size(); i++) {
            response = ExchangeRecords.write(writer, exchanges.get(i), i);
        }
        if (response != null && Arrays.equals(ExchangeRecords.body(exchanges.getLast()), submission.body())) {
            return response;
        }
        var id = recordId("resource", submission.arrived(), submission.body());
        var resource = new WarcResource.Builder(target)
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(submission.arrived())
                .blockDigest(digest(submission.body()))
                .payloadDigest(digest(submission.body()))
                .body(UNKNOWN, submission.body());
        submission.contentType().filter(WarcFile::isHeaderValue).ifPresent(t -> resource.setHeader(CONTENT_TYPE, t));
        writer.write(resource.build());
        return URI.create("urn:uuid:" + id);
    }

    /**
     * Reads a version's archive file and verifies its digests.
     *
     * @throws DamagedArchive when a record is missing, a digest differs, or the bytes are not a WARC file
     */
    public static ArchivedVersion read(byte[] warc) {
        byte[] original = null;
        byte[] converted = null;
        Optional<String> originalType = Optional.empty();
        ExchangeRecords.Response response = null;
        var target = "";
        var responseTarget = "";
        boolean mayAlert = true;
        try (var reader = reader(warc)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var warcRecord = next.get();
                var body = verifiedBody(warcRecord);
                if (warcRecord instanceof WarcResource resource && original == null) {
                    original = body;
                    target = resource.target();
                    originalType = warcRecord.headers().first(CONTENT_TYPE);
                } else if (warcRecord instanceof WarcConversion && converted == null) {
                    converted = body;
                } else if (warcRecord instanceof WarcResponse last) {
                    response = ExchangeRecords.Response.of(body);
                    responseTarget = last.target();
                } else if (warcRecord instanceof WarcMetadata) {
                    mayAlert &= !Arrays.equals(body, NO_ALERTS);
                }
            }
            if (original == null && response != null) {
                original = response.body();
                target = responseTarget;
                originalType = response.contentType();
            }
        } catch (DamagedArchive e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // jwarc throws various unchecked exceptions for headers that are missing or malformed.
            throw new DamagedArchive("This is not a complete WARC file: " + e.getMessage(), e);
        }
        if (original == null || converted == null) {
            throw new DamagedArchive(
                    "The file has no " + (original == null ? "resource or response" : "conversion") + " record.");
        }
        if (target == null) {
            throw new DamagedArchive("The record of the original bytes has no address.");
        }
        return new ArchivedVersion(
                article(converted), original, originalType, target, Id.sha256Hex(original), mayAlert);
    }

    /** The heads of the records of a version's archive file, in order. */
    public static List<RecordHead> heads(byte[] warc) {
        var heads = new ArrayList<RecordHead>();
        try (var reader = reader(warc)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                heads.add(head(next.get()));
            }
        } catch (IOException | RuntimeException e) {
            // jwarc throws various unchecked exceptions for headers that are missing or malformed.
            throw new DamagedArchive("This is not a complete WARC file: " + e.getMessage(), e);
        }
        return heads;
    }

    /** Opens a file; the archive has none that is compressed with Zstandard, and no library that reads it. */
    private static WarcReader reader(byte[] warc) throws IOException {
        if (isZstandard(warc)) {
            throw new DamagedArchive("The file is compressed with Zstandard, not with gzip.");
        }
        return new WarcReader(new ByteArrayInputStream(warc));
    }

    /** Whether a file begins with a frame of Zstandard (RFC 8878, 3.1.1), or with a skippable one that holds its dictionary. */
    private static boolean isZstandard(byte[] file) {
        if (file.length < Integer.BYTES) {
            return false;
        }
        int magic = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return magic == 0xFD2FB528 || (magic & 0xFFFFFFF0) == 0x184D2A50;
    }

    private static RecordHead head(WarcRecord warcRecord) throws IOException {
        var lines = new StringBuilder();
        warcRecord
                .headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> lines.append(name).append(": ").append(value).append('\n')));
        if (warcRecord instanceof WarcResponse) {
            lines.append('\n')
                    .append(ExchangeRecords.Response.of(
                                    warcRecord.body().stream().readAllBytes())
                            .head());
        }
        return new RecordHead(warcRecord.type(), lines.toString().strip());
    }

    private static Warcinfo info(Instant arrived, String name) {
        var body = "software: parley\r\nformat: WARC File Format 1.1\r\n".getBytes(StandardCharsets.UTF_8);
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(recordId("warcinfo " + name, arrived, body))
                .date(arrived)
                .filename(name.substring(name.lastIndexOf('/') + 1))
                .blockDigest(digest(body))
                .body(MediaType.WARC_FIELDS, body)
                .build();
    }

    private static byte[] verifiedBody(WarcRecord warcRecord) throws IOException {
        var body = warcRecord.body().stream().readAllBytes();
        var actual = digest(body);
        compare("block", warcRecord.type(), warcRecord.blockDigest(), actual);
        if (warcRecord instanceof WarcTargetRecord target) {
            compare("payload", warcRecord.type(), target.payloadDigest(), digest(payload(warcRecord, body)));
        }
        return body;
    }

    private static byte[] payload(WarcRecord warcRecord, byte[] block) {
        return switch (warcRecord) {
            case WarcResponse response -> ExchangeRecords.Response.of(block).payload();
            case WarcRequest request -> new byte[0];
            default -> block;
        };
    }

    private static void compare(String what, String type, Optional<WarcDigest> declared, WarcDigest actual) {
        if (declared.isEmpty()) {
            throw new DamagedArchive("The " + type + " record has no " + what + " digest.");
        }
        if (!declared.get().equals(actual)) {
            throw new DamagedArchive("The " + what + " digest of the " + type + " record is " + declared.get()
                    + ", but its bytes give " + actual + ".");
        }
    }

    private static Article article(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, Article.class);
        } catch (IOException e) {
            throw new DamagedArchive("The conversion record does not hold an article: " + e.getMessage(), e);
        }
    }

    private static byte[] json(Article article) {
        try {
            return Json.MAPPER.writeValueAsBytes(article);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every article can be written as JSON", e);
        }
    }

    static WarcDigest digest(byte[] body) {
        return new WarcDigest(SHA_256, Id.sha256(body));
    }

    /** A version 8 UUID (RFC 9562) derived from the record's kind, time of arrival and bytes. */
    static UUID recordId(String kind, Instant arrived, byte[] body) {
        var name = kind + "\n" + arrived + "\n" + HexFormat.of().formatHex(Id.sha256(body));
        var bits = ByteBuffer.wrap(Id.sha256(name.getBytes(StandardCharsets.UTF_8)));
        long high = bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Whether a media type is safe as a header value: printable ASCII of limited length. */
    private static boolean isHeaderValue(String type) {
        return !type.isBlank() && type.length() <= 200 && type.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
