/** Signing up and in by e-mail address and password. Begin at {@link dev.signet.feature.emailpassword.EmailPassword}. */
@NullMarked
package dev.signet.feature.emailpassword;

import org.jspecify.annotations.NullMarked;
