package dev.parley.aws;

import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.DateUtils;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Answers the AWS clients of a priming run without a network: S3 objects are in memory, DynamoDB answers as
 * {@link PrimingTable} describes, and SNS and SQS accept every message and send none. All code that an event runs is
 * executed, including the SDK's marshalling and parsing, and nothing leaves the process.
 */
final class PrimingHttp implements SdkHttpClient {
    private static final String LAST_MODIFIED = DateUtils.formatRfc822Date(Instant.EPOCH);
    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code></Error>";
    private static final String PUBLISHED =
            "<PublishResponse><PublishResult><MessageId>none</MessageId></PublishResult>" + "</PublishResponse>";

    private final ConcurrentMap<String, byte[]> objects;

    /** @param objects what the bucket holds at first, by key */
    PrimingHttp(Map<String, byte[]> objects) {
        this.objects = new ConcurrentHashMap<>(objects);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest executed) throws IOException {
        var request = executed.httpRequest();
        var body = body(executed);
        var target = request.firstMatchingHeader("X-Amz-Target");
        if (target.isPresent()) {
            var operation = target.get().substring(target.get().indexOf('.') + 1);
            var json = new String(body, StandardCharsets.UTF_8);
            return answer(200, operation.equals("SendMessage") ? queued(json) : PrimingTable.answer(operation, json));
        }
        if (request.method() == SdkHttpMethod.POST) {
            return answer(200, PUBLISHED);
        }
        return object(request, body);
    }

    private HttpExecuteResponse object(SdkHttpRequest request, byte[] body) {
        if (request.rawQueryParameters().containsKey("list-type")) {
            return answer(
                    200,
                    listing(request.firstMatchingRawQueryParameter("prefix").orElse("")));
        }
        // The address is path-style: the bucket, then the key.
        var key = request.encodedPath().substring(request.encodedPath().indexOf('/', 1) + 1);
        if (request.method() == SdkHttpMethod.PUT) {
            objects.put(key, body);
            return answer(200, "");
        }
        if (request.method() == SdkHttpMethod.DELETE) {
            objects.remove(key);
            return answer(204, "");
        }
        var object = objects.get(key);
        return object == null ? answer(404, NO_SUCH_KEY) : answer(200, object);
    }

    private String listing(String prefix) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> "<Contents><Key>" + object.getKey() + "</Key><Size>" + object.getValue().length
                        + "</Size><LastModified>" + Instant.EPOCH + "</LastModified></Contents>")
                .collect(Collectors.joining(
                        "", "<ListBucketResult><IsTruncated>false</IsTruncated>", "</ListBucketResult>"));
    }

    /** The answer of SQS, with the checksum that its client compares. */
    private static String queued(String request) {
        var body = Items.tree(request).path("MessageBody").asText();
        return Json.MAPPER
                .createObjectNode()
                .put("MessageId", "none")
                .put(
                        "MD5OfMessageBody",
                        BinaryUtils.toHex(Md5Utils.computeMD5Hash(body.getBytes(StandardCharsets.UTF_8))))
                .toString();
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (var in = request.contentStreamProvider().get().newStream()) {
            return in.readAllBytes();
        }
    }

    private static HttpExecuteResponse answer(int status, String body) {
        return answer(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpExecuteResponse answer(int status, byte[] body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .putHeader("ETag", "\"priming\"")
                        .putHeader("Last-Modified", LAST_MODIFIED)
                        .build())
                .responseBody(Optional.of(body)
                        .map(ByteArrayInputStream::new)
                        .map(AbortableInputStream::create)
                        .get())
                .build();
    }

    @Override
    public void close() {}
}
