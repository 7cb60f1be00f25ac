/** Reading and ending sessions. Begin at {@link dev.signet.feature.session.SessionFeature}. */
@NullMarked
package dev.signet.feature.session;

import org.jspecify.annotations.NullMarked;
