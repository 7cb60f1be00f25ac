package dev.signet.spec;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this project lies on the machine that tests it. */
public final class Repository {

    private Repository() {}

    /** The folder that holds the modules. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("specs")) || !Files.isDirectory(folder.resolve("core"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("The tests have to run in the project's folder or below it.");
            }
            folder = parent;
        }
        return folder;
    }
}
