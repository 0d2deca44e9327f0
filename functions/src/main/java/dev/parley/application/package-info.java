/**
 * The use cases: one class per thing that the system does, with the ports that it needs in its constructor. Handlers
 * ({@code dev.parley.lambda}), pages and the command line call them. They call the domain packages and the ports of
 * {@link dev.parley.application.ports}, and know neither AWS nor HTTP.
 *
 * <p>Start with the three stages of an article: {@link dev.parley.application.ArchiveArticle} stores it,
 * {@link dev.parley.application.IndexArticle} extracts its facts and decides about alerts, and
 * {@link dev.parley.application.SendAlert} publishes them. {@link dev.parley.application.UpdateSearch} then makes articles
 * and facts searchable.
 */
@NullMarked
package dev.parley.application;

import org.jspecify.annotations.NullMarked;
