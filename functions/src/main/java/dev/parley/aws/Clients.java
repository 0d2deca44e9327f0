package dev.parley.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * The AWS clients, each built once, when it is first asked for. Endpoint, region and keys come from the usual variables
 * (AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID ...) of the environment that it is given.
 */
public final class Clients {
    private final Map<String, String> environment;
    private final SdkHttpClient http;
    private S3Client s3;
    private S3Client patientS3;
    private S3Presigner presigner;
    private DynamoDbClient dynamo;
    private SnsClient sns;
    private SnsClient patientSns;
    private SqsClient sqs;

    public Clients(Map<String, String> environment) {
        this(
                environment,
                Apache5HttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .expectContinueEnabled(false)
                        .socketTimeout(Duration.ofSeconds(10))
                        .build());
    }

    private Clients(Map<String, String> environment, SdkHttpClient http) {
        this.environment = Map.copyOf(environment);
        this.http = http;
    }

    /** The dispatch that the table of a rehearsal has. */
    public static final String REHEARSED_DISPATCH = PrimingTable.DISPATCH;

    /** Clients that reach nobody: see {@link PrimingHttp}. */
    public static Clients rehearsing() {
        return new Clients(
                Map.of(
                        // Named, so that no variable of the process names another; without TLS bodies are signed in
                        // pieces.
                        "AWS_ENDPOINT_URL", "https://rehearsal.invalid",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "rehearsal",
                        "AWS_SECRET_ACCESS_KEY", "rehearsal"),
                new PrimingHttp());
    }

    public synchronized S3Client s3() {
        if (s3 == null) {
            var builder = S3Client.builder();
            // A path-style address works with every endpoint that is not AWS's own.
            builder.forcePathStyle(endpoint("S3").isPresent());
            builder.serviceConfiguration(c -> c.expectContinueEnabled(false));
            s3 = configured(builder, "S3").httpClient(http).build();
        }
        return s3;
    }

    /** Makes addresses of S3 objects that work without credentials for a while. */
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

    /** For files of gigabytes, which S3 takes its time to check before it answers. */
    public synchronized S3Client patientS3() {
        if (patientS3 == null) {
            var builder = S3Client.builder();
            builder.forcePathStyle(endpoint("S3").isPresent());
            builder.serviceConfiguration(c -> c.expectContinueEnabled(false));
            patientS3 = configured(builder, "S3")
                    .httpClient(Apache5HttpClient.builder()
                            .connectionTimeout(Duration.ofSeconds(3))
                            .expectContinueEnabled(false)
                            .socketTimeout(Duration.ofMinutes(2))
                            .build())
                    .build();
        }
        return patientS3;
    }

    public synchronized DynamoDbClient dynamo() {
        if (dynamo == null) {
            dynamo = configured(DynamoDbClient.builder(), "DYNAMODB")
                    .httpClient(http)
                    .build();
        }
        return dynamo;
    }

    /** Does not retry: only the sender of an alert knows when that is safe. */
    public synchronized SnsClient sns() {
        if (sns == null) {
            sns = configured(SnsClient.builder(), "SNS")
                    .httpClient(http)
                    .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                    .build();
        }
        return sns;
    }

    /** Retries: for calls that can be repeated without harm, as those about subscriptions. */
    public synchronized SnsClient patientSns() {
        if (patientSns == null) {
            patientSns = configured(SnsClient.builder(), "SNS").httpClient(http).build();
        }
        return patientSns;
    }

    public synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = configured(SqsClient.builder(), "SQS").httpClient(http).build();
        }
        return sqs;
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String service) {
        endpoint(service).ifPresent(builder::endpointOverride);
        variable("AWS_REGION").map(Region::of).ifPresent(builder::region);
        credentials().ifPresent(builder::credentialsProvider);
        return builder;
    }

    /** The keys of the environment; those of a session the SDK finds itself, and renews. */
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
