/**
 * Reads the rule files and word lists that are shipped as resources. Any package may call it; it depends on nothing. Start
 * with {@link dev.parley.resources.ResourceTable}.
 */
@NullMarked
package dev.parley.resources;

import org.jspecify.annotations.NullMarked;
