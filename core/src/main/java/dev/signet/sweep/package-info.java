/** Removes what has expired. Begin at {@link dev.signet.sweep.Sweeper}. */
@NullMarked
package dev.signet.sweep;

import org.jspecify.annotations.NullMarked;
