package dev.parley.collecting.fetching;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads bodies no further than {@link FetchLimits} allows. */
final class BoundedBody {
    /** Small bodies compress well without harm. */
    private static final int ANY_RATIO = 1024 * 1024;

    private BoundedBody() {}

    /** The bytes as they are transferred. */
    static byte[] read(InputStream in, FetchLimits limits) throws IOException, FetchFailed {
        return read(in, limits.transferred());
    }

    /** The body without its compression. */
    static byte[] decode(byte[] transferred, String encoding, FetchLimits limits) throws FetchFailed {
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> {
                return transferred;
            }
            case "gzip", "x-gzip" -> {
                if (transferred.length == 0) {
                    return transferred;
                }
                long byRatio = Math.max(ANY_RATIO, (long) limits.ratio() * transferred.length);
                try (var in = new GZIPInputStream(new ByteArrayInputStream(transferred))) {
                    return read(in, (int) Math.min(limits.decoded(), byRatio));
                } catch (IOException e) {
                    throw new FetchFailed(
                            FetchFailed.Reason.BROKEN_RESPONSE, "The body is no whole gzip: " + e.getMessage(), e);
                }
            }
            default ->
                throw new FetchFailed(
                        FetchFailed.Reason.BROKEN_RESPONSE,
                        "The body has the encoding " + encoding + ", which was not asked for.");
        }
    }

    private static byte[] read(InputStream in, int limit) throws IOException, FetchFailed {
        var body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            throw new FetchFailed(FetchFailed.Reason.TOO_LARGE, "The body has more than " + limit + " bytes.");
        }
        return body;
    }
}
