/**
 * The command line {@code parley}: one class for each command, named after it. Nothing else calls this package.
 *
 * <p>Commands for readers use the API ({@link dev.parley.cli.ApiOptions}, {@link dev.parley.cli.ApiClient}). Commands for
 * operators use the bucket and the table of a stack directly ({@link dev.parley.cli.StackOptions},
 * {@link dev.parley.cli.StackResources}). {@code up}, {@code demo} and {@code replay} run a
 * {@link dev.parley.local.LocalStack}.
 *
 * <p>Start reading at {@link dev.parley.cli.Parley}, then {@link dev.parley.cli.FindCommand}.
 */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
