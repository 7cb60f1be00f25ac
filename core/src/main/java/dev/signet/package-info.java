/** The entry to the engine: {@link dev.signet.Signet}. */
@NullMarked
package dev.signet;

import org.jspecify.annotations.NullMarked;
