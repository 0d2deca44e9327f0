/**
 * The ports: what the use cases need from the outside, each named by its role. {@code dev.parley.aws} implements them; tests
 * implement them in memory. Only use cases and adapters use them.
 *
 * <p>Start with {@link dev.parley.application.ports.ArticleArchive}, the source of truth,
 * {@link dev.parley.application.ports.FactIndex}, which decides whether a fact is new, and
 * {@link dev.parley.application.ports.Outbox}, which decides who sends a notification. The same data has other ports for
 * other roles: {@link dev.parley.application.ports.FactReader} and {@link dev.parley.application.ports.KnownArticles} for
 * readers, {@link dev.parley.application.ports.OutboxSweep} for schedules,
 * {@link dev.parley.application.ports.AlertStates} for archivists and {@link dev.parley.application.ports.IndexRestore} for
 * an index that was lost.
 */
@NullMarked
package dev.parley.application.ports;

import org.jspecify.annotations.NullMarked;
