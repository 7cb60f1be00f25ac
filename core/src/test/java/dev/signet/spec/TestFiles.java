package dev.signet.spec;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the test sources of all languages, and the requirements they name. */
final class TestFiles {

    private static final Set<String> NO_SOURCES = Set.of("node_modules", "target", "build", "data", "__pycache__");

    /** What counts as a test, as a path below the root. This package only speaks about requirements. */
    private static final List<Pattern> TESTS = Stream.of(
                    "[^/]+/src/test/.*\\.java",
                    "testkit/src/main/.*Contract\\.java",
                    "examples/.*/src/test/.*\\.java",
                    "(conformance|pentest)/.*\\.mjs",
                    "examples/.*/e2e/.*\\.mjs",
                    "examples/.*\\.test\\.(mjs|ts|tsx)",
                    "(.*/)?(test_[^/]*|[^/]*_test)\\.py",
                    "(.*/)?tests/[^/]*\\.(py|sh|mjs)")
            .map(Pattern::compile)
            .toList();

    private static final String OWN_PACKAGE = "core/src/test/java/dev/signet/spec/";

    private TestFiles() {}

    /** The requirement ids that stand in test sources, each with the files that name it. */
    static Map<String, Set<String>> references(Path root) throws IOException {
        Map<String, Set<String>> references = new TreeMap<>();
        for (String file : find(root)) {
            Requirement.ID
                    .matcher(Files.readString(root.resolve(file)))
                    .results()
                    .forEach(id -> references
                            .computeIfAbsent(id.group(), key -> new TreeSet<>())
                            .add(file));
        }
        return references;
    }

    private static Set<String> find(Path root) throws IOException {
        Set<String> found = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = !folder.equals(root) && (name.startsWith(".") || NO_SOURCES.contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString().replace('\\', '/');
                boolean test =
                        TESTS.stream().anyMatch(pattern -> pattern.matcher(path).matches());
                if (test && !path.startsWith(OWN_PACKAGE)) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
