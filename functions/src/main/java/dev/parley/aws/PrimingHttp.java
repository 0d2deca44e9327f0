package dev.parley.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Answers the AWS clients of a priming run without a network: S3 objects are in memory, DynamoDB answers as
 * {@link PrimingTable} describes, and SNS accepts every message and sends none. All code that an event runs is executed,
 * including the SDK's marshalling and parsing, and nothing leaves the process.
 */
final class PrimingHttp implements SdkHttpClient {
    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code></Error>";
    private static final String LISTING = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
    private static final String PUBLISHED =
            "<PublishResponse><PublishResult><MessageId>none</MessageId></PublishResult>" + "</PublishResponse>";

    private final ConcurrentMap<String, byte[]> objects = new ConcurrentHashMap<>();

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
            return answer(200, PrimingTable.answer(operation, new String(body, StandardCharsets.UTF_8)));
        }
        if (request.method() == SdkHttpMethod.POST) {
            return answer(200, PUBLISHED);
        }
        return object(request, body);
    }

    private HttpExecuteResponse object(SdkHttpRequest request, byte[] body) {
        if (request.method() == SdkHttpMethod.PUT) {
            objects.put(request.encodedPath(), body);
            return answer(200, "");
        }
        if (request.rawQueryParameters().containsKey("list-type")) {
            return answer(200, LISTING);
        }
        var object = objects.get(request.encodedPath());
        return object == null ? answer(404, NO_SUCH_KEY) : answer(200, object);
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
