package dev.parley.aws;

import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.collecting.feeds.ListedFeed;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients, each built once, at its first use. Endpoint, region and keys come from the usual variables
 * (AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID ...) of the given environment.
 */
public final class Clients {
    private final Map<String, String> environment;
    private final SdkHttpClient http;
    private @Nullable S3Client s3;
    private @Nullable S3Client largeFileS3;
    private @Nullable S3Presigner presigner;
    private @Nullable DynamoDbClient dynamo;
    private @Nullable SnsClient sns;
    private @Nullable SnsClient retryingSns;
    private @Nullable SqsClient sqs;

    public Clients(Map<String, String> environment) {
        this(environment, http(Duration.ofSeconds(10)));
    }

    private Clients(Map<String, String> environment, SdkHttpClient http) {
        this.environment = Map.copyOf(environment);
        this.http = http;
    }

    /** The id of the notification that the table of priming clients has. */
    public static final String PRIMING_NOTIFICATION = PrimingTable.NOTIFICATION;

    /** The only article that it has. */
    public static final String PRIMING_ARTICLE = PrimingRows.ARTICLE;

    /** The only fact that it has. */
    public static final String PRIMING_FACT = PrimingRows.FACT;

    /** The only feed of which the table of priming clients has the state. */
    public static ListedFeed primingFeed() {
        return PrimingTable.FEED;
    }

    /** The message about that feed. */
    public static FetchTask primingTask() {
        return PrimingTable.TASK;
    }

    /**
     * Clients that send no request over a network, for priming: see {@link PrimingHttp}.
     *
     * @param objects what the bucket holds at first, by key
     */
    public static Clients priming(Map<String, byte[]> objects) {
        return new Clients(
                Map.of(
                        // Set, so that no variable of the process sets another. With https, because plain HTTP bodies
                        // are signed in chunks.
                        "AWS_ENDPOINT_URL", "https://priming.invalid",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "priming",
                        "AWS_SECRET_ACCESS_KEY", "priming"),
                new PrimingHttp(objects));
    }

    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = s3(http);
        }
        return s3;
    }

    /** Makes URLs of S3 objects that work without credentials for a limited time. */
    public synchronized S3Presigner presigner() {
        if (presigner == null) {
            var builder = S3Presigner.builder()
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(endpoint("S3").isPresent())
                            .build());
            endpoint("S3").ifPresent(builder::endpointOverride);
            variable("AWS_REGION").map(Region::of).ifPresent(builder::region);
            credentials().ifPresent(builder::credentialsProvider);
            presigner = builder.build();
        }
        return presigner;
    }

    /** With a read timeout of two minutes, because S3 checks a file of gigabytes before it answers. */
    public synchronized S3Client largeFileS3() {
        if (largeFileS3 == null) {
            largeFileS3 = s3(http(Duration.ofMinutes(2)));
        }
        return largeFileS3;
    }

    public synchronized DynamoDbClient dynamo() {
        if (dynamo == null) {
            dynamo = configured(DynamoDbClient.builder(), "DYNAMODB")
                    .httpClient(http)
                    .build();
        }
        return dynamo;
    }

    /** Does not retry, because only the sender of an alert knows when a retry is safe. */
    public synchronized SnsClient sns() {
        if (sns == null) {
            sns = configured(SnsClient.builder(), "SNS")
                    .httpClient(http)
                    .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                    .build();
        }
        return sns;
    }

    /** Retries, for calls that are safe to repeat, such as those about subscriptions. */
    public synchronized SnsClient retryingSns() {
        if (retryingSns == null) {
            retryingSns =
                    configured(SnsClient.builder(), "SNS").httpClient(http).build();
        }
        return retryingSns;
    }

    public synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = configured(SqsClient.builder(), "SQS").httpClient(http).build();
        }
        return sqs;
    }

    private static SdkHttpClient http(Duration readTimeout) {
        return Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .expectContinueEnabled(false)
                .socketTimeout(readTimeout)
                .build();
    }

    private S3Client s3(SdkHttpClient http) {
        var builder = S3Client.builder();
        // A path-style address works with every endpoint that is not AWS's own.
        builder.forcePathStyle(endpoint("S3").isPresent());
        builder.serviceConfiguration(c -> c.expectContinueEnabled(false));
        return configured(builder, "S3").httpClient(http).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String service) {
        endpoint(service).ifPresent(builder::endpointOverride);
        variable("AWS_REGION").map(Region::of).ifPresent(builder::region);
        credentials().ifPresent(builder::credentialsProvider);
        return builder;
    }

    /** The keys of the environment. With a session token the SDK finds the keys itself, because it renews them. */
    private Optional<StaticCredentialsProvider> credentials() {
        if (variable("AWS_SESSION_TOKEN").isPresent()) {
            return Optional.empty();
        }
        return variable("AWS_ACCESS_KEY_ID").flatMap(id -> variable("AWS_SECRET_ACCESS_KEY")
                .map(secret -> StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret))));
    }

    private Optional<URI> endpoint(String service) {
        return variable("AWS_ENDPOINT_URL_" + service)
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .map(URI::create);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
