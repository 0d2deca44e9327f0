/**
 * HTML pages of articles, versions, facts and problems, for browsers. Only the API calls it. Start with {@link
 * dev.parley.pages.FactPage}; {@link dev.parley.pages.Html} escapes all text, and {@link dev.parley.pages.Page} sets the
 * content security policy.
 */
@NullMarked
package dev.parley.pages;

import org.jspecify.annotations.NullMarked;
