package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A database in one file, for one machine: SQLite with a write-ahead log that is synced at every commit, so what was
 * acknowledged survives a crash. The file must lie on a local disk, not on a network share.
 */
public final class EmbeddedDatabase {

    private static final int CONNECTIONS = 4;
    private static final int BUSY_MILLIS = 5_000;

    private EmbeddedDatabase() {}

    /**
     * Opens the file, and makes it and its folder, readable by this process's user alone, when they are missing.
     *
     * @return a pool, which the caller closes
     * @throws IllegalStateException when the file can't be read and written, or is no database
     */
    public static HikariDataSource open(Path file) {
        var database = file.toAbsolutePath().normalize();
        if (database.toString().contains("?")) {
            throw new IllegalArgumentException("The path of a database file must not contain a question mark.");
        }
        prepare(database);
        try {
            return new HikariDataSource(pool(database));
        } catch (PoolInitializationException e) {
            throw new IllegalStateException(cannotUse(database, "it is not a SQLite database, or is locked"), e);
        }
    }

    private static HikariConfig pool(Path database) {
        var config = new HikariConfig();
        config.setPoolName("signet-sqlite");
        config.setJdbcUrl("jdbc:sqlite:" + database);
        config.setMaximumPoolSize(CONNECTIONS);
        // Longer than a writer waits for another one, so that the database's own answer comes first.
        config.setConnectionTimeout(2L * BUSY_MILLIS);
        // To switch a file to its write-ahead log does not wait for another process that does the same: try again.
        config.setInitializationFailTimeout(BUSY_MILLIS);
        config.addDataSourceProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        // Taking the write lock at the start of a transaction: two that read first and then write would deadlock.
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return config;
    }

    private static void prepare(Path database) {
        var folder = database.getParent();
        if (folder == null || Files.isDirectory(database)) {
            throw new IllegalStateException(cannotUse(database, "it is a folder"));
        }
        try {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
            Files.createFile(database, permissions(folder, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // The file: it was there before. Not the folder: then the checks below say what is wrong.
        } catch (IOException e) {
            throw new IllegalStateException(cannotUse(database, "it can't be created"), e);
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(cannotUse(database, folder + " is not a folder"));
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException(cannotUse(database, "its folder is not writable"));
        }
        if (!Files.isReadable(database) || !Files.isWritable(database)) {
            throw new IllegalStateException(cannotUse(database, "it is not readable and writable"));
        }
    }

    private static FileAttribute<?>[] permissions(Path place, String permissions) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String cannotUse(Path database, String reason) {
        return "Signet can't use the database file " + database + ": " + reason
                + ". Name a file in a folder that this process may write to.";
    }
}
