/** The one JSON configuration that every package uses. */
package dev.parley.json;
