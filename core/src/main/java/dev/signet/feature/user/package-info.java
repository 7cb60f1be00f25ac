/** What users change of themselves. Begin at {@link dev.signet.feature.user.UserFeature}. */
@NullMarked
package dev.signet.feature.user;

import org.jspecify.annotations.NullMarked;
