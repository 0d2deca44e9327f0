/**
 * Signing in of browsers: an authorization code with PKCE (RFC 7636) from an OpenID Connect issuer becomes two cookies
 * that scripts cannot read, and a browser's request becomes a request to the API with the token.
 */
@NullMarked
package dev.parley.signin;

import org.jspecify.annotations.NullMarked;
