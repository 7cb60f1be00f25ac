package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.model.Account;
import dev.signet.model.UserWithAccount;
import dev.signet.testkit.TestingRows;
import dev.signet.testkit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void reopeningKeepsTheData() {
        var file = folder.resolve("signet.db");
        var user = TestingRows.user();
        var account = TestingRows.account(user);
        try (var database = EmbeddedDatabase.open(file)) {
            Migrations.migrate(database);
            JdbcStorage.on(database).users().createIfAbsent(user, account);
        }

        try (var database = EmbeddedDatabase.open(file)) {
            Migrations.migrate(database);
            assertThat(JdbcStorage.on(database).accounts().findByEmail(user.email(), Account.CREDENTIAL))
                    .contains(new UserWithAccount(user, account));
        }
    }

    @RepeatedTest(5)
    void severalInstancesMayMakeTheFileAtOnce() throws Exception {
        var file = folder.resolve("signet.db");

        var modes = Together.run(4, i -> {
            try (var database = EmbeddedDatabase.open(file)) {
                return Sql.query(database, "PRAGMA journal_mode").get(0);
            }
        });

        assertThat(modes).hasSize(4).containsOnly("wal");
    }

    @Test
    void everyConnectionIsDurableAndChecksForeignKeys() throws Exception {
        try (var database = EmbeddedDatabase.open(folder.resolve("signet.db"));
                var first = database.getConnection();
                var second = database.getConnection()) {
            for (var connection : new Connection[] {first, second}) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).isEqualTo("2");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("5000");
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            }
        }
    }

    @Test
    void folderAndFilesAreForThisUserAlone() throws Exception {
        var file = folder.resolve("a/b/signet.db");
        try (var database = EmbeddedDatabase.open(file)) {
            Migrations.migrate(database);

            assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
            try (var files = Files.list(folder.resolve("a/b"))) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(path -> assertThat(permissions(path)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aFolderInPlaceOfTheFileIsSaid() {
        assertThatThrownBy(() -> EmbeddedDatabase.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("it is a folder");
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws Exception {
        var file = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> EmbeddedDatabase.open(file.resolve("signet.db")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("occupied is not a folder");
    }

    @Test
    void aFileThatIsNoDatabaseIsSaid() throws Exception {
        var file = Files.writeString(folder.resolve("notes.txt"), "not a database at all ".repeat(100));

        assertThatThrownBy(() -> EmbeddedDatabase.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("notes.txt: it is not a SQLite database");
        assertThat(file).content().startsWith("not a database");
    }

    @Test
    void aPathCannotSmuggleSettingsIn() {
        assertThatThrownBy(() -> EmbeddedDatabase.open(folder.resolve("signet.db?synchronous=OFF")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static String pragma(Connection connection, String name) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
