/** Ids of articles, versions, facts, subscriptions and exports, and SHA-256. Every package may call it. */
package dev.parley.ids;
