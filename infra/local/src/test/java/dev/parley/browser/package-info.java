/** The pages in a real browser. Start reading at {@link dev.parley.browser.PagesIT}. */
package dev.parley.browser;
