/**
 * Reads robots.txt. {@link dev.parley.collecting.robots.RobotRules} says whether an address may be fetched, and how far
 * apart requests should be.
 */
package dev.parley.collecting.robots;
