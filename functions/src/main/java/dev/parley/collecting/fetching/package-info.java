/**
 * Fetches web addresses that other people chose, without being led into the network that this program runs in (OWASP
 * calls that attack server-side request forgery).
 *
 * <p>Start with {@link dev.parley.collecting.fetching.WebFetcher}. The rules on where it may connect are in
 * {@link dev.parley.collecting.fetching.AddressPolicy}; the limits on time and size are in
 * {@link dev.parley.collecting.fetching.FetchLimits}. The application calls this package; it knows no feeds.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html">
 *     OWASP on preventing server-side request forgery</a>
 */
@NullMarked
package dev.parley.collecting.fetching;

import org.jspecify.annotations.NullMarked;
