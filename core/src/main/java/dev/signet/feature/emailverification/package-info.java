/** Proving e-mail addresses. Begin at {@link dev.signet.feature.emailverification.EmailVerificationFeature}. */
@NullMarked
package dev.signet.feature.emailverification;

import org.jspecify.annotations.NullMarked;
