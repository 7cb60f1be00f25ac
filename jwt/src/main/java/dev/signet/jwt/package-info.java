/**
 * Strict JSON Web Tokens without dependencies: issue (RFC 7519), verify (RFC 7515, RFC 8725) and publish
 * keys (RFC 7517).
 *
 * <p>To verify, begin at {@link dev.signet.jwt.JwtVerifier} and take keys from {@link dev.signet.jwt.RemoteKeySet},
 * {@link dev.signet.jwt.VerificationKey} or {@link dev.signet.jwt.JwkSet}; {@link dev.signet.jwt.TokenProfile} says which
 * kind of token, {@link dev.signet.jwt.Revocations} which ones are no longer good. To issue, begin at
 * {@link dev.signet.jwt.JwtIssuer} with a {@link dev.signet.jwt.SigningKey}, or a {@link dev.signet.jwt.KeyRing} that
 * changes keys by the clock.
 *
 * <p>Everything that fails on input from outside throws {@link dev.signet.jwt.JwtException}; everything that is a mistake
 * of the caller throws {@link IllegalArgumentException} or {@link IllegalStateException}. No argument and no result is
 * null unless it is annotated {@code @Nullable}. Builders are not thread-safe, everything else is. Nothing here logs.
 */
@NullMarked
package dev.signet.jwt;

import org.jspecify.annotations.NullMarked;
