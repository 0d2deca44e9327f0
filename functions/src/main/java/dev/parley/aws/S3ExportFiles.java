package dev.parley.aws;

import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Exports as objects of the archive's bucket, {@code exports/{id}/...}: {@code request.json}, which starts the export, the
 * file and its manifest. A lifecycle rule of the bucket removes them. A file is stored by one PUT, which S3 limits to 5 GB.
 */
public record S3ExportFiles(S3Client s3, S3Presigner presigner, String bucket) implements ExportFiles {
    private static final String PREFIX = "exports/";
    private static final String REQUEST = "/request.json";
    private static final int NOT_FOUND = 404;

    /** The id of the export whose request has this object key. Empty for other keys. */
    public static Optional<String> idOf(String objectKey) {
        return objectKey.startsWith(PREFIX) && objectKey.endsWith(REQUEST)
                ? Optional.of(objectKey.substring(PREFIX.length(), objectKey.length() - REQUEST.length()))
                : Optional.empty();
    }

    @Override
    public void request(Export export) {
        var json = Items.write(export).getBytes(StandardCharsets.UTF_8);
        WriteOnceObjects.put(s3, bucket, PREFIX + export.id() + REQUEST, "application/json", json);
    }

    @Override
    public Optional<Export> requested(String exportId) {
        return S3Objects.find(s3, bucket, PREFIX + exportId + REQUEST)
                .map(object -> Items.read(object.asUtf8String(), Export.class));
    }

    @Override
    public void put(Export export, String name, String mediaType, Path file, Digest digest) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key(export, name))
                        .contentType(mediaType)
                        .contentDisposition("attachment; filename=\"" + name + "\"")
                        .checksumSHA256(Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(digest.sha256()))),
                RequestBody.fromFile(file));
    }

    @Override
    public Optional<URI> link(Export export, String name, Duration lifetime) {
        try {
            s3.headObject(head -> head.bucket(bucket).key(key(export, name)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        try {
            return Optional.of(presigner
                    .presignGetObject(link -> link.signatureDuration(lifetime)
                            .getObjectRequest(get -> get.bucket(bucket).key(key(export, name))))
                    .url()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every link is an address", e);
        }
    }

    private static String key(Export export, String name) {
        return PREFIX + export.id() + "/" + name;
    }
}
