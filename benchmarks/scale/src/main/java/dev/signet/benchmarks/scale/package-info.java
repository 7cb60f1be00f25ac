/** What calls take when there are many users. Begin at {@link dev.signet.benchmarks.scale.Scale}. */
@NullMarked
package dev.signet.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
