/**
 * Reads HTTP API requests and builds their answers: JSON, HTML, bytes and problems (RFC 9457). Only the handlers in {@link
 * dev.parley.lambda} call it. Start with {@link dev.parley.lambda.http.HttpRequest} and {@link
 * dev.parley.lambda.http.HttpAnswer}; each class named {@code Answers} serves one group of routes.
 */
@NullMarked
package dev.parley.lambda.http;

import org.jspecify.annotations.NullMarked;
