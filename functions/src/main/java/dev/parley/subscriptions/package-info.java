/**
 * Subscriptions, their addresses and confirmation codes, and the interests that SNS filters alerts by. Domain code: the
 * application, the adapters and the API call it. Start with {@link dev.parley.subscriptions.Subscription} and {@link
 * dev.parley.subscriptions.Interest}.
 */
@NullMarked
package dev.parley.subscriptions;

import org.jspecify.annotations.NullMarked;
