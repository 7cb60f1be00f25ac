package dev.signet.testkit;

import dev.signet.storage.Storage;

class MemoryStorageTest extends StorageContract {

    private final Storage storage = new MemoryStorage();

    @Override
    public Storage storage() {
        return storage;
    }
}
