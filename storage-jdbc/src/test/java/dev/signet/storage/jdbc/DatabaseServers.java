package dev.signet.storage.jdbc;

import java.io.IOException;

/**
 * A real database server for tests that are not in Java. As arguments it takes the name of the database; it prints its JDBC
 * URL, user and password in one line, and ends with its standard input.
 */
final class DatabaseServers {

    private DatabaseServers() {}

    /** Begins with the class path that the build writes into {@code target/test.classpath}, in the folder of the module. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "postgresql" -> postgres();
            case "mariadb" -> mariadb();
            default -> throw new IllegalArgumentException("postgresql or mariadb, not " + arguments[0]);
        }
        while (System.in.read() >= 0) {
            // Whoever started it is still there.
        }
        System.exit(0);
    }

    private static void postgres() {
        say(TestingPostgres.url(TestingPostgres.createDatabase()), "postgres", "postgres");
    }

    private static void mariadb() {
        var server = MariaDbServer.start();
        server.execute("CREATE DATABASE moved");
        say(server.url("moved"), MariaDbServer.USER, MariaDbServer.PASSWORD);
    }

    private static void say(String url, String user, String password) {
        System.out.println(url + " " + user + " " + password);
    }
}
