/**
 * Reads files that hold articles of other archives, one record after the other: JSON Lines, CSV, WARC, mbox, zip files of
 * these, single articles, and the exports of this project. {@code ImportArticle} in {@code dev.parley.application} archives
 * the records; the command {@code import} and the inbox call both.
 *
 * <p>Start with {@link dev.parley.importing.ImportReader}. A file is read as a stream, so its size does not matter; a
 * record is in memory while it is read, and is at most as large as a submission.
 */
@NullMarked
package dev.parley.importing;

import org.jspecify.annotations.NullMarked;
