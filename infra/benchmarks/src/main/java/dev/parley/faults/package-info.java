/**
 * Tries whether faults lose anything: runs the real handlers on the local stack while calls of AWS services fail, their answers
 * get lost, functions are killed and events arrive twice or in another order, and counts what is left.
 * {@code ./parley bench faults} calls {@link dev.parley.faults.FaultRun}, where reading starts.
 */
package dev.parley.faults;
