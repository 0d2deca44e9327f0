/** The one JSON configuration that every package uses. */
@NullMarked
package dev.parley.json;

import org.jspecify.annotations.NullMarked;
