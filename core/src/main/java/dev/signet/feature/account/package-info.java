/** The accounts by which a user signs in. Begin at {@link dev.signet.feature.account.AccountFeature}. */
@NullMarked
package dev.signet.feature.account;

import org.jspecify.annotations.NullMarked;
