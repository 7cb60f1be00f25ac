/** Holds the specifications against the tests: every requirement is proved by one, and none proves what is not there. */
@NullMarked
package dev.signet.spec;

import org.jspecify.annotations.NullMarked;
