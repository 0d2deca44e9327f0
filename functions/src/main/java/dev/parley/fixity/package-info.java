/**
 * Fixity: reads what was archived, and reports whether it is still the same. The command {@code parley verify} reads all of an
 * archive at once; {@link dev.parley.fixity.PassReport} is the state of the scheduled check, which takes many days.
 *
 * <p>{@link dev.parley.fixity.Verification} reads an {@link dev.parley.fixity.ArchiveSource} in order, a bounded number of
 * versions at a time, and makes a {@link dev.parley.fixity.Report}. Start reading there; {@code Fixity} has the checks of
 * one version:
 *
 * <ul>
 *   <li>every byte is as written: header, CRC-32 and length of each gzip member, and nothing after the last;
 *   <li>every record is complete: the block and payload digests of WARC, SHA-256;
 *   <li>the content fits its key: the ids of article and version are computed again from address, title and text;
 *   <li>the original bytes have the SHA-256 that the index has.
 * </ul>
 *
 * <p>{@link dev.parley.fixity.Finding.Kind} lists what can be found. Failures of the network are never damage. An unfinished
 * report is saved at most once a second ({@link dev.parley.fixity.ReportFile}), so that a crash costs a second of work.
 * Only a bucket shows objects of articles that the index lacks completely; the API lists indexed articles.
 */
@NullMarked
package dev.parley.fixity;

import org.jspecify.annotations.NullMarked;
