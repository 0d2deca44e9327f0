package dev.parley.aws;

import dev.parley.application.ports.FetchQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of feeds to fetch, in SQS; a message is the task in JSON. */
public record SqsFetchQueue(SqsClient sqs, String url) implements FetchQueue {
    @Override
    public void send(FetchTask task) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body(task)));
    }

    /** The message of a task. */
    public static String body(FetchTask task) {
        return Items.write(task);
    }

    /** The task of a message. */
    public static FetchTask task(String messageBody) {
        return Items.read(messageBody, FetchTask.class);
    }
}
