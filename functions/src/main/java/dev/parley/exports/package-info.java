/**
 * Exports of search results as one file, and daily tables of the whole archive for SQL. The use cases {@code MakeExport},
 * {@code RequestExport} and {@code WriteTables} in {@code dev.parley.application} call it. Start with {@link
 * dev.parley.exports.ExportWriters} for exports and {@link dev.parley.exports.DayFiles} for tables.
 *
 * <p><b>Exports.</b> A request is an object in the bucket, whose notification starts the export. A message that is delivered
 * again starts from the beginning, and the state becomes {@code done} only after the file and its manifest are stored. In
 * the manifest, {@code written} and {@code notWritten} add up to {@code count} if the entries are what the search looked
 * for. In the formats that hold only versions, a search for facts exports the versions that report them.
 *
 * <p><b>Daily tables.</b> A version belongs to the day (UTC) of its arrival, and the state of a fact to the day of the
 * version that caused it, so a rebuilt index replaces the same files. A day is due when the index has changed on it, and is
 * written when it is over. A day that was touched within the last five minutes is written and stays due, because its
 * changes may still be in progress. Deleted versions have no rows when their day is written again.
 */
@NullMarked
package dev.parley.exports;

import org.jspecify.annotations.NullMarked;
