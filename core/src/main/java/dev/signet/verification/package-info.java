/**
 * Proving addresses by mail: what several features share. Begin at {@link dev.signet.verification.EmailVerification}.
 */
@NullMarked
package dev.signet.verification;

import org.jspecify.annotations.NullMarked;
