package dev.parley.importing;

import dev.parley.articles.Submission;
import dev.parley.articles.WebExchange;
import dev.parley.articles.WebOrigin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcResponse;

/**
 * A web page in a WARC file.
 *
 * @param head the response's line and headers
 * @param payload the body without chunk sizes, still compressed if it was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CapturedResponse(
        String target, Instant captured, Optional<String> ip, Optional<String> type, byte[] head, byte[] payload) {
    static CapturedResponse of(WarcResponse response, Optional<String> type) throws IOException {
        return new CapturedResponse(
                response.target(),
                response.date(),
                response.ipAddress().map(InetAddress::getHostAddress),
                type,
                response.http().serializeHeader(),
                response.http().body().stream().readNBytes(Submission.MAX_BYTES + 1));
    }

    /** The body without its compression. */
    byte[] body() throws IOException {
        if (payload.length > Submission.MAX_BYTES) {
            return payload;
        }
        var whole = new ByteArrayOutputStream(head.length + payload.length);
        whole.writeBytes(headOfPayload());
        whole.writeBytes(payload);
        var http = HttpResponse.parse(Channels.newChannel(new ByteArrayInputStream(whole.toByteArray())));
        return http.bodyDecoded().stream().readNBytes(Submission.MAX_BYTES + 1);
    }

    /** The head as it fits the payload, which has no chunks. */
    private byte[] headOfPayload() {
        var lines = new String(head, StandardCharsets.ISO_8859_1)
                .replaceAll("(?im)^(?:Transfer-Encoding|Content-Length):.*\\r?\\n(?:[ \\t].*\\r?\\n)*", "");
        return lines.replaceFirst("\\r?\\n", "\r\nContent-Length: " + payload.length + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @param request as it was recorded */
    WebOrigin origin(Optional<byte[]> request) {
        return new WebOrigin(Optional.of(target), Optional.empty(), exchange(request));
    }

    /** Empty for an address that no record of ours can name; the body is kept in either case. */
    private List<WebExchange> exchange(Optional<byte[]> request) {
        try {
            var address = URI.create(target).toString();
            return List.of(
                    new WebExchange(address, ip.orElse(""), captured, request.orElse(new byte[0]), head, payload));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
