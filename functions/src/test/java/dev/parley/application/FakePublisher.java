package dev.parley.application;

import dev.parley.alerts.Publication;
import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The publisher in memory, with all messages that subscribers got. */
final class FakePublisher implements AlertPublisher {
    record Delivery(Publication publication, boolean repeat) {
        boolean contains(String words) {
            return publication.message().body().contains(words);
        }

        /** Whether the message has these words in a line without the mark of a repeat. */
        boolean containsAsNew(String words) {
            return !repeat
                    && publication
                            .message()
                            .body()
                            .lines()
                            .anyMatch(line -> line.contains(words) && !line.startsWith("(repeat) "));
        }
    }

    private final List<Delivery> delivered = new ArrayList<>();
    private final Deque<PublishResult> answers = new ArrayDeque<>();

    /** Sets the answers to the next publications. A refused or rejected message is not delivered. */
    synchronized void answers(PublishResult... outcomes) {
        answers.addAll(List.of(outcomes));
    }

    @Override
    public synchronized PublishResult publish(Publication publication, boolean repeat) {
        var outcome = answers.isEmpty() ? new PublishResult.Sent("message-" + delivered.size()) : answers.remove();
        if (outcome instanceof PublishResult.Sent || outcome instanceof PublishResult.Unknown) {
            delivered.add(new Delivery(publication, repeat));
        }
        return outcome;
    }

    synchronized List<Delivery> to(Topic topic) {
        return delivered.stream()
                .filter(one -> one.publication().topic() == topic)
                .toList();
    }
}
