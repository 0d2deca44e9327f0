/**
 * The functions of {@code template.yaml}: each handler reads its event, calls one use case and shapes the answer. Nothing
 * else in this project calls this package. {@link dev.parley.lambda.Wiring} builds the use cases and is the best place to
 * start reading; then read one handler, such as {@link dev.parley.lambda.IntakeHandler}.
 */
@NullMarked
package dev.parley.lambda;

import org.jspecify.annotations.NullMarked;
