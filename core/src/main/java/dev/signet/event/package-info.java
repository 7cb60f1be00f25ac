/** What happens to accounts, told to listeners. Begin at {@link dev.signet.event.SecurityEvent}. */
@NullMarked
package dev.signet.event;

import org.jspecify.annotations.NullMarked;
