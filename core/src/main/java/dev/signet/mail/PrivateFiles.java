package dev.signet.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner may read, from the first moment on, where the file system knows
 * owners (CWE-377).
 */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes a file that is not there. */
    static void create(Path file) throws IOException {
        Files.createFile(file, onlyFor(file, "rw-------"));
    }

    /** Makes a folder that is not there, and those above it. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, onlyFor(folder, "rwx------"));
        }
    }

    /** Whether everybody may put files into this folder. A group may: a volume of a container often belongs to one. */
    static boolean isOpenToAll(Path folder) throws IOException {
        return knowsOwners(folder) && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Makes a file with a name that no other has. */
    static Path createUnique(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, onlyFor(folder, "rw-------"));
    }

    private static FileAttribute<?>[] onlyFor(Path path, String mode) {
        return knowsOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
