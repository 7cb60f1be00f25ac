/** Whether the engine runs, and what went wrong on a redirect. */
@NullMarked
package dev.signet.feature.status;

import org.jspecify.annotations.NullMarked;
