package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FetchQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of feeds to fetch, in SQS; a message is the task in JSON. */
public final class SqsFetchQueue implements FetchQueue {
    private final SqsClient sqs;
    private final String url;

    public SqsFetchQueue(SqsClient sqs, String url) {
        this.sqs = requireNonNull(sqs, "sqs");
        this.url = requireNonNull(url, "url");
    }

    @Override
    public void send(FetchTask task) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(Items.write(task)));
    }

    /** The task of a message. */
    public static FetchTask task(String messageBody) {
        return Items.read(messageBody, FetchTask.class);
    }
}
