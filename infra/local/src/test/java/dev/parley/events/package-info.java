/** Calls every handler with the sample events of {@code events/}. Start reading at {@code EventsIT}. */
package dev.parley.events;
