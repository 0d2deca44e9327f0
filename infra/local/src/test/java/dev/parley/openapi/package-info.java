/** Checks the API's document, {@code infra/openapi.yaml}. Start reading at {@link dev.parley.openapi.OpenApi}. */
package dev.parley.openapi;
