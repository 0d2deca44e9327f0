package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A failure queue of a stack. What is looked at is hidden from others until {@link #giveBack}, or for two minutes. */
final class FailureQueue {
    private static final int HIDDEN_SECONDS = 120;

    /** The most messages of one request. */
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String address;

    FailureQueue(SqsClient sqs, String address) {
        this.sqs = requireNonNull(sqs, "sqs");
        this.address = requireNonNull(address, "address");
    }

    /** The number of messages; SQS counts approximately. */
    int size() {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(
                sqs.getQueueAttributes(get -> get.queueUrl(address).attributeNames(name))
                        .attributes()
                        .getOrDefault(name, "0"));
    }

    /** Its messages, at most this many. */
    List<Message> messages(int limit) {
        var messages = new ArrayList<Message>();
        while (messages.size() < limit) {
            var found = sqs.receiveMessage(receive -> receive.queueUrl(address)
                            .maxNumberOfMessages(BATCH)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .messageSystemAttributeNames(
                                    MessageSystemAttributeName.SENT_TIMESTAMP,
                                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .messages();
            if (found.isEmpty()) {
                break;
            }
            messages.addAll(found);
        }
        return messages;
    }

    /** Makes a message visible again. */
    void giveBack(Message message) {
        sqs.changeMessageVisibility(change ->
                change.queueUrl(address).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    void drop(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(address).receiptHandle(message.receiptHandle()));
    }

    /** The queue whose failed messages these are; empty for reports of failed runs, which nothing reads. */
    Optional<String> source() {
        return sqs.listDeadLetterSourceQueues(list -> list.queueUrl(address)).queueUrls().stream()
                .findFirst();
    }

    /** Sends a message to the queue that it came from, and then removes it from this one. */
    void sendBack(Message message, String source) {
        sqs.sendMessage(send -> send.queueUrl(source).messageBody(message.body()));
        drop(message);
    }
}
