package dev.signet.storage.jdbc;

class MariaDbOutageTest extends OutageContract {

    @Override
    StoppableServer server() {
        return new StoppableMariaDb();
    }
}
