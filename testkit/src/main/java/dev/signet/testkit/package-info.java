/**
 * What tests of the engine, and of what is built on it, start from: {@link dev.signet.testkit.MemoryStorage} instead of
 * a database, {@link dev.signet.testkit.TestingClock} instead of the time of day, and
 * {@link dev.signet.testkit.StorageContract}, which a storage of your own has to pass.
 *
 * <p>Not for production: nothing here survives a restart.
 */
@NullMarked
package dev.signet.testkit;

import org.jspecify.annotations.NullMarked;
