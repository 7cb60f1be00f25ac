package dev.signet.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tests that a page names: {@code `Type.method`} for those in Java, {@code `pentest/file.test.mjs "title"`} for the
 * others.
 */
record NamedTests(Path root, Map<String, List<Path>> types) {

    private static final Pattern NAME = Pattern.compile(
            "`(?:(\\w+(?:Test|Contract))\\.(\\w+)|((?:pentest|tests)/[\\w-]+\\.test\\.mjs) \"([^`]+)\")`");

    private static final Pattern SOURCE = Pattern.compile(
            "[^/]+/src/test/java/.*Test\\.java|testkit/src/main/java/.*Contract\\.java|[^/]+/src/test/java/.*Contract\\.java");

    private static final Pattern ANNOTATED = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");

    static NamedTests of(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> folders = modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList();
            return new NamedTests(
                    root,
                    folders.stream()
                            .flatMap(NamedTests::files)
                            .filter(file -> SOURCE.matcher(
                                            root.relativize(file).toString().replace('\\', '/'))
                                    .matches())
                            .collect(Collectors.groupingBy(
                                    file -> String.valueOf(file.getFileName()).replace(".java", ""))));
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is left of a text when the tests in it that exist are taken out. */
    String withoutThoseThatExist(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(exists(found.group()) ? "" : found.group()));
    }

    /** Whether a text names any test. */
    boolean any(String text) {
        return NAME.matcher(text).find();
    }

    /** Whether this is the name of a test that is there. */
    boolean exists(String name) {
        Matcher named = NAME.matcher(name);
        if (!named.matches()) {
            return false;
        }
        return named.group(1) == null
                ? isTitle(root.resolve(named.group(3)), named.group(4))
                : types.getOrDefault(named.group(1), List.of()).stream().anyMatch(file -> isTest(file, named.group(2)));
    }

    /** A method of this name, below an annotation that makes it a test. */
    private static boolean isTest(Path file, String method) {
        String source = read(file);
        Matcher declared = Pattern.compile("\\bvoid " + method + "\\(").matcher(source);
        while (declared.find()) {
            String before = source.substring(0, declared.start());
            // Between two methods stands a blank line; annotations stand right above theirs.
            if (ANNOTATED
                    .matcher(before.substring(before.lastIndexOf("\n\n") + 1))
                    .find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTitle(Path file, String title) {
        Pattern call = Pattern.compile("\\b(test|describe)\\(\\s*(['\"`])" + Pattern.quote(title) + "\\2");
        return Files.isRegularFile(file) && call.matcher(read(file)).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
