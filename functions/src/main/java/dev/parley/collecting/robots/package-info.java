/**
 * Reads robots.txt. {@link dev.parley.collecting.robots.RobotRules} says whether an address may be fetched, and how far
 * apart requests should be.
 */
@NullMarked
package dev.parley.collecting.robots;

import org.jspecify.annotations.NullMarked;
