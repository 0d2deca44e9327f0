/** Ids of articles, versions, facts, subscriptions and exports, and SHA-256. Every package may call it. */
@NullMarked
package dev.parley.ids;

import org.jspecify.annotations.NullMarked;
