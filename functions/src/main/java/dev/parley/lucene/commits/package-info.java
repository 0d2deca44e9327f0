/**
 * Stores the index as objects that never change, and mirrors it to a local folder of every reader and writer.
 *
 * <p>{@link dev.parley.lucene.commits.CommitStore} is the port to the object store. Called by the wiring of functions and
 * local tools. Start with {@link dev.parley.lucene.commits.MirroredWriter} for writing, and {@link
 * dev.parley.lucene.commits.MirroredSnapshots} for reading.
 *
 * <h2>Objects</h2>
 *
 * <ul>
 *   <li>{@code search/files/{sha256}}: a file of Lucene, named by its content. Commits share common files.
 *   <li>{@code search/manifests/{number}.json}: a commit, which maps Lucene's file names to digests and sizes. The number
 *       is 9223372036854775807 minus the generation, in 19 digits, so that listing one key finds the newest.
 * </ul>
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Concurrent writers lose nothing: a manifest is written with If-None-Match, so only one of two writers publishes a
 *       generation. The other applies its changes to the published commit. Changes are read from the archive and the
 *       table after the commit that they are based on, so no writer restores outdated content.
 *   <li>Killing a process leaves the index unchanged: files are uploaded first, the manifest last. Files without a
 *       manifest are removed later.
 *   <li>Content is verified: files are checked by size and SHA-256 after a download and at the start of a process. A
 *       damaged or missing file is a {@link dev.parley.lucene.commits.DamagedIndex}, which names the repair.
 *   <li>Paging reads one commit: a commit is retained for an hour after its successor was published, and can be opened by
 *       its generation.
 * </ul>
 *
 * <h2>Removal</h2>
 *
 * <p>At most every ten minutes, a writer that has just published removes manifests that were replaced at least an hour
 * ago, and files at least an hour old that no remaining manifest names. A slower writer is not affected: the commit that
 * it started from is retained for an hour after its replacement, the files that it uploaded are recent, and it publishes
 * within half an hour or starts again. So it can neither name a removed file nor reuse a removed generation. Ages are
 * measured by the store's clock: the current time is when the newest manifest was written. If an uploaded file already
 * exists although this commit created it, it is left from an upload whose response was lost. It may be old, so the commit
 * starts again with other files; Lucene never creates two equal segments.
 *
 * <h2>Readers</h2>
 *
 * <p>Readers look for a newer commit at most every 5 seconds ({@code SEARCH_REFRESH_SECONDS}), download its new files, and
 * close a commit 20 minutes after its last use (2 minutes when more than 8 are open). Files that no open commit needs are
 * removed. When the store is unreachable, the last commit is served for 5 minutes. {@code SEARCH_FOLDER} names the folder,
 * {@code /tmp/parley-search} by default. Reader and writer hold the whole index on their disk, and a merge needs the space
 * of the merged segments in addition.
 */
package dev.parley.lucene.commits;
