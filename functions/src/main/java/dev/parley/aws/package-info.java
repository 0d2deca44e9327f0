/**
 * The adapters: each class implements a port of {@link dev.parley.application.ports} with DynamoDB ({@code Dynamo...}),
 * S3 ({@code S3...}) or SNS ({@code Sns...}). No other package uses the AWS SDK. Only {@code dev.parley.lambda}, the command
 * line and the local stack may create adapters; {@link dev.parley.aws.Clients} builds the clients for them.
 *
 * <p>Start with {@link dev.parley.aws.DynamoFactIndex}, which writes a fact, its match keys, its sighting and the decision
 * to alert in one transaction. {@link dev.parley.aws.DynamoOutbox} then leases, counts and marks the notifications.
 *
 * <p>The index is one table. Items that are read together are in one partition, so that one query reads them:
 *
 * <table>
 *   <caption>Rows of the index table</caption>
 *   <tr><th>pk</th><th>sk</th><th>content</th></tr>
 *   <tr><td>ARTICLE#id</td><td>HEAD</td><td>the version that was indexed first, with the ids of the facts that it reports;
 *       or the tombstone ({@code ArticleRows})</td></tr>
 *   <tr><td>ARTICLE#id</td><td>INDEXED#version</td><td>a later version, in the same form</td></tr>
 *   <tr><td>ARTICLE#id</td><td>SIGHTING#version#factId</td><td>a version that is not marked as indexed yet reports the
 *       fact</td></tr>
 *   <tr><td>ARTICLE#id</td><td>WITHDRAWN#version#factId</td><td>the version no longer reports the fact; with the state of
 *       the fact after it</td></tr>
 *   <tr><td>FACT#id</td><td>FACT</td><td>a fact, with the match keys that it holds ({@code FactRows})</td></tr>
 *   <tr><td>FACT#id</td><td>SIGHTING#articleId#version</td><td>the version reports the fact; with the state of the fact
 *       after it</td></tr>
 *   <tr><td>FACT#id</td><td>REVISION#number</td><td>a change in the fact's history</td></tr>
 *   <tr><td>FACT#id</td><td>ALERT#alertId</td><td>a decision to alert ({@code OutboxRows})</td></tr>
 *   <tr><td>KEY#occasion|parties|month</td><td>KEYS</td><td>the facts that hold the match keys of that month
 *       ({@code MatchKeyRows})</td></tr>
 *   <tr><td>OUTBOX#id</td><td>WAITING, NOTIFICATION, MEMBER#</td><td>a notification ({@code OutboxRows})</td></tr>
 *   <tr><td>DIGESTS</td><td>STORM, DAY</td><td>the open digest of a storm, and the end of the last digest of a
 *       day</td></tr>
 *   <tr><td>QUOTA#day</td><td>QUOTA</td><td>the counters of the limits ({@code Quota})</td></tr>
 *   <tr><td>RECEIPTS</td><td>RESTORED</td><td>how far the delivery receipts were read
 *       ({@link dev.parley.aws.DynamoIndexRestore})</td></tr>
 *   <tr><td>DAY#2026-11-24</td><td>arrived#digest</td><td>versions of one batch that arrived that day
 *       ({@link dev.parley.aws.DynamoArrivals})</td></tr>
 *   <tr><td>DAYS</td><td>2026-11-24</td><td>a day whose tables are to be written</td></tr>
 *   <tr><td>EMBARGOES</td><td>end#articleId#version</td><td>a version under an embargo
 *       ({@link dev.parley.aws.DynamoEmbargoes})</td></tr>
 *   <tr><td>EXPORT#id</td><td>EXPORT</td><td>the state of an export ({@link dev.parley.aws.DynamoExportStates})</td></tr>
 *   <tr><td>NAME#id, UNKNOWN-NAMES</td><td></td><td>names for review
 *       ({@link dev.parley.aws.DynamoUnknownNames})</td></tr>
 * </table>
 *
 * <p>The index {@code lists} orders rows by the attributes {@code list} and {@code place} and has only keys:
 * {@code CONTENT#sha256} lists the versions with those original bytes, {@code FACTS} all facts by day, {@code DAY} all
 * notifications by the moment at which they were made. The sparse index {@code pending} has the rows NOTIFICATION and
 * WAITING until they are done.
 *
 * <p>A transaction costs two write units per KB of each item. So rows stay below 1 KB: {@code Items} packs longer JSON.
 */
package dev.parley.aws;
