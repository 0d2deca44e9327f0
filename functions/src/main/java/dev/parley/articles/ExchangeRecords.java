package dev.parley.articles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** The {@code request} and {@code response} records of an archive file. */
final class ExchangeRecords {
    private static final byte[] EMPTY_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ENCODING = header("Content-Encoding");
    private static final Pattern TYPE = header("Content-Type");

    private ExchangeRecords() {}

    /**
     * A response as it is read back.
     *
     * @param payload as transferred
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Response(String head, byte[] payload) {
        /** Splits the block of a record. */
        static Response of(byte[] block) {
            for (int i = 0; i + EMPTY_LINE.length <= block.length; i++) {
                if (startsWith(block, i)) {
                    int end = i + EMPTY_LINE.length;
                    var payload = Arrays.copyOfRange(block, end, block.length);
                    return new Response(new String(block, 0, end, StandardCharsets.ISO_8859_1), payload);
                }
            }
            throw new DamagedArchive("The response record holds no HTTP response.");
        }

        private static boolean startsWith(byte[] block, int at) {
            return Arrays.equals(block, at, at + EMPTY_LINE.length, EMPTY_LINE, 0, EMPTY_LINE.length);
        }

        Optional<String> contentType() {
            return value(TYPE, head);
        }

        /** The body without its compression. */
        byte[] body() {
            return decoded(payload, value(ENCODING, head).orElse(""));
        }
    }

    /** The body of an exchange's response without its compression. */
    static byte[] body(WebExchange exchange) {
        var head = new String(exchange.responseHead(), StandardCharsets.ISO_8859_1);
        return decoded(exchange.responseBody(), value(ENCODING, head).orElse(""));
    }

    /**
     * Writes both records of an exchange.
     *
     * @param number of the exchange in its file, from 0
     * @return the id of the response record
     */
    static URI write(WarcWriter writer, WebExchange exchange, int number) throws IOException {
        var target = URI.create(exchange.address());
        var block = concatenated(exchange.responseHead(), exchange.responseBody());
        var ip = exchange.ip().isEmpty()
                ? Optional.<InetAddress>empty()
                : Optional.of(InetAddress.ofLiteral(exchange.ip()));
        var requestId = WarcFile.recordId("request " + number, exchange.requested(), exchange.request());
        var responseId = WarcFile.recordId("response " + number, exchange.requested(), block);
        if (exchange.request().length > 0) {
            var request = new WarcRequest.Builder(target)
                    .version(MessageVersion.WARC_1_1)
                    .recordId(requestId)
                    .concurrentTo(URI.create("urn:uuid:" + responseId))
                    .date(exchange.requested())
                    .blockDigest(WarcFile.digest(exchange.request()))
                    .payloadDigest(WarcFile.digest(new byte[0]))
                    .body(MediaType.HTTP_REQUEST, exchange.request());
            ip.ifPresent(request::ipAddress);
            writer.write(request.build());
        }
        var response = new WarcResponse.Builder(target)
                .version(MessageVersion.WARC_1_1)
                .recordId(responseId)
                .date(exchange.requested())
                .blockDigest(WarcFile.digest(block))
                .payloadDigest(WarcFile.digest(exchange.responseBody()))
                .body(MediaType.HTTP_RESPONSE, block);
        ip.ifPresent(response::ipAddress);
        writer.write(response.build());
        return URI.create("urn:uuid:" + responseId);
    }

    private static byte[] decoded(byte[] payload, String encoding) {
        if (!encoding.endsWith("gzip") || payload.length == 0) {
            return payload;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(payload))) {
            return in.readNBytes(Submission.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new DamagedArchive("The body of the response record is no whole gzip: " + e.getMessage(), e);
        }
    }

    private static byte[] concatenated(byte[] head, byte[] body) {
        var out = new ByteArrayOutputStream(head.length + body.length);
        out.writeBytes(head);
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static Pattern header(String name) {
        return Pattern.compile("(?im)^" + name + ":(.*)\\r\\n");
    }

    private static Optional<String> value(Pattern header, String head) {
        var found = header.matcher(head);
        return found.find() ? Optional.of(found.group(1).strip()).filter(value -> !value.isEmpty()) : Optional.empty();
    }
}
