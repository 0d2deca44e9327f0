package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Answers from an article's head, which is its first version or its tombstone. */
public final class DynamoIntakeIndex implements IntakeIndex {
    /** Shorter than the time that DynamoDB takes to delete a table and create it again. */
    private static final Duration RESTORED_FOR = Duration.ofMinutes(1);

    private final DynamoTable table;
    private final Clock clock;
    private volatile Instant restored = Instant.MIN;

    public DynamoIntakeIndex(DynamoDbClient dynamo, String table, Clock clock) {
        this.table = new DynamoTable(dynamo, table);
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Answer ask(VersionKey version) {
        try {
            if (!isRestored()) {
                return Answer.NO_ANSWER;
            }
            return table.get(ArticleRows.pk(version.articleId()), ArticleRows.HEAD)
                    .map(head -> answer(head, version))
                    .orElse(Answer.NO_OTHER_VERSIONS);
        } catch (SdkException e) {
            // The archive answers instead, so that articles come in while the table does not answer.
            return Answer.NO_ANSWER;
        }
    }

    private static Answer answer(Map<String, AttributeValue> head, VersionKey version) {
        if (ArticleRows.isTombstone(head)) {
            return Answer.DELETED;
        }
        return ArticleRows.isOf(head, version.version()) && ArticleRows.isAlone(head)
                ? Answer.NO_OTHER_VERSIONS
                : Answer.OTHER_VERSIONS;
    }

    /** Whether the table has all tombstones. A table that was lost gets them before anything is indexed. */
    private boolean isRestored() {
        var now = clock.instant();
        if (restored.isBefore(now.minus(RESTORED_FOR)) || restored.isAfter(now)) {
            if (!DynamoIndexRestore.progress(table).complete()) {
                return false;
            }
            restored = now;
        }
        return true;
    }
}
