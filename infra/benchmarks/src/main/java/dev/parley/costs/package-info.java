/**
 * Counts and measures what articles cost: calls, DynamoDB units and dollars ({@link dev.parley.costs.CountCalls}), CPU of a
 * local stack ({@link dev.parley.costs.PipelineLoad}) and of a function's first answer ({@link dev.parley.costs.ColdStart}).
 * {@code ./parley bench calls|pipeline|cold} calls these classes. Start reading at {@code CountCalls}.
 */
package dev.parley.costs;
