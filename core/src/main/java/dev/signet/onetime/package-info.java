/** One-time things of mails and redirects. Begin at {@link dev.signet.onetime.OneTimeTokens}. */
@NullMarked
package dev.signet.onetime;

import org.jspecify.annotations.NullMarked;
