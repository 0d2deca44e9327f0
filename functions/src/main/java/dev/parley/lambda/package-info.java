/**
 * The functions of {@code template.yaml}: each handler reads its event, calls one use case and shapes the answer. Nothing
 * else in this project calls this package. {@link dev.parley.lambda.Wiring} is the best place to start reading: it reads the
 * environment, and a class for each area, such as {@link dev.parley.lambda.ArchiveParts}, builds the use cases. Then read one
 * handler, such as {@link dev.parley.lambda.IntakeHandler}.
 */
@NullMarked
package dev.parley.lambda;

import org.jspecify.annotations.NullMarked;
