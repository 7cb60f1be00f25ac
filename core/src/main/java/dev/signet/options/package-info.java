/** The settings: immutable records; a builder is the only home of defaults, a constructor the only home of checks. */
@NullMarked
package dev.signet.options;

import org.jspecify.annotations.NullMarked;
