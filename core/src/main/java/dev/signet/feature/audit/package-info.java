/** The record of what was done to accounts. Begin at {@link dev.signet.feature.audit.Audit}. */
@NullMarked
package dev.signet.feature.audit;

import org.jspecify.annotations.NullMarked;
