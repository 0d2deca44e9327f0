/**
 * The local stack: runs template.yaml in one JVM, with DynamoDB Local, S3Proxy and an SNS of its own, so that the system can be
 * tried and tested without AWS. The command line, the benchmarks and the integration tests call this package; it is never
 * deployed.
 *
 * <p>Start reading at {@link dev.parley.local.LocalStack}. {@code Template} and {@code Resource} say what is run,
 * {@code QueuePoller} and {@code StreamPoller} pass events to {@code Functions}, and {@code OutboxFolder} has the delivered
 * messages.
 */
@NullMarked
package dev.parley.local;

import org.jspecify.annotations.NullMarked;
