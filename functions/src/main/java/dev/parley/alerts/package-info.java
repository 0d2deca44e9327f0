/**
 * Alerts: the decision to notify subscribers of a fact, and the texts of SMS, emails and digests.
 *
 * <p>Pure code without input and output. {@code dev.parley.application} decides, queues and sends; its adapters publish.
 * Pages and feeds use {@link dev.parley.alerts.FactText}.
 *
 * <p>Start with {@link dev.parley.alerts.AlertWriter}, which writes the alert of one fact from an
 * {@link dev.parley.alerts.Announcement}, and {@link dev.parley.alerts.NotificationWriter}, which writes the message
 * that is published. {@code docs/delivery.md} explains how a message is sent exactly once, and
 * {@code docs/subscriptions.md} how subscribers filter.
 */
@NullMarked
package dev.parley.alerts;

import org.jspecify.annotations.NullMarked;
