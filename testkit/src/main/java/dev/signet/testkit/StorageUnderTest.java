package dev.signet.testkit;

import dev.signet.storage.Storage;

/** What the parts of {@link StorageContract} have in common. */
public interface StorageUnderTest {

    /** The storage under test; the same or a fresh one for each test. */
    Storage storage();
}
