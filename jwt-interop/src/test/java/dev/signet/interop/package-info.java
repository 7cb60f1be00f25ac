/**
 * {@code signet-jwt} against other implementations of JWT.
 *
 * <p>{@link dev.signet.interop.InteroperabilityTest} exchanges tokens with each {@link dev.signet.interop.Peer}.
 */
@NullMarked
package dev.signet.interop;

import org.jspecify.annotations.NullMarked;
