/**
 * Strict JSON Web Tokens without dependencies: issue (RFC 7519), verify (RFC 7515, RFC 8725) and publish
 * keys (RFC 7517).
 *
 * <p>Begin at {@link dev.signet.jwt.JwtIssuer} to make tokens and at {@link dev.signet.jwt.JwtVerifier} to check them.
 * Everything that fails on input from outside throws {@link dev.signet.jwt.JwtException}; everything that is a mistake
 * of the caller throws {@link IllegalArgumentException} or {@link IllegalStateException}. Nothing here logs.
 */
@NullMarked
package dev.signet.jwt;

import org.jspecify.annotations.NullMarked;
