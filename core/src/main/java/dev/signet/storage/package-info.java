/**
 * What the engine asks of a database: one interface for each aggregate, begin at {@link dev.signet.storage.Storage}.
 *
 * <p>Every implementation is thread-safe, keeps instants to the millisecond, and passes {@code StorageContract} of
 * {@code signet-testkit}.
 */
@NullMarked
package dev.signet.storage;

import org.jspecify.annotations.NullMarked;
