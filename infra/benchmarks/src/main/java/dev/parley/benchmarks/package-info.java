/**
 * JMH benchmarks of extraction and search, which {@code ./parley bench} runs. Start reading at
 * {@link dev.parley.benchmarks.Throughput} or {@link dev.parley.benchmarks.WordSearch}; the README of this module has the
 * measured figures.
 */
package dev.parley.benchmarks;
