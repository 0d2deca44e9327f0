/**
 * The adapters: each class implements a port of {@link dev.parley.application.ports} with DynamoDB ({@code Dynamo...}),
 * S3 ({@code S3...}) or SNS ({@code Sns...}). No other package uses the AWS SDK. Only {@code dev.parley.lambda}, the command
 * line and the local stack may create adapters; {@link dev.parley.aws.Clients} builds the clients for them.
 *
 * <p>Start with {@link dev.parley.aws.DynamoFactIndex}, which writes a fact, its match keys, its sighting and the decision
 * to alert in one transaction. {@link dev.parley.aws.DynamoOutbox} then leases, counts and marks the notifications.
 *
 * <p>The index and the outbox are one table. Items that are read together are in one partition, so that one query reads
 * them. {@code docs/architecture.md} lists every kind of row; the classes {@code ArticleRows}, {@code FactRows},
 * {@code MatchKeyRows}, {@code OutboxRows}, {@code DigestRows} and {@code Quota} write them.
 *
 * <p>The index {@code lists} orders rows by the attributes {@code list} and {@code place} and has only keys:
 * {@code CONTENT#sha256} lists the versions with those original bytes, {@code FACTS} all facts by day, {@code DAY} all
 * notifications by the moment at which they were made. The sparse index {@code pending} has the rows NOTIFICATION and
 * WAITING until they are done.
 *
 * <p>A transaction costs two write units per KB of each item. So rows stay below 1 KB: {@code Items} packs longer JSON.
 */
@NullMarked
package dev.parley.aws;

import org.jspecify.annotations.NullMarked;
