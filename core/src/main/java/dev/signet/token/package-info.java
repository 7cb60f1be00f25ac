/** The tokens that authenticate API requests, and the keys that sign them. */
@NullMarked
package dev.signet.token;

import org.jspecify.annotations.NullMarked;
