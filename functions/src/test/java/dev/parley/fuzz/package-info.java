/** Parsers of bytes from outside: fed with seeds in the build, and with what a fuzzer makes of the seeds by infra/fuzz. */
package dev.parley.fuzz;
