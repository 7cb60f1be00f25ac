package dev.signet.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Java code of a page. Line breaks and indentation belong to the formatter and are left out. */
final class MarkdownExamples {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private MarkdownExamples() {}

    static List<String> of(Path page) throws IOException {
        return in(Files.readString(page));
    }

    static List<String> in(String text) {
        return EXAMPLE.matcher(text)
                .results()
                .map((MatchResult example) -> squeezed(example.group(1)))
                .toList();
    }

    /** The source of a test in this package. */
    static String source(Class<?> test) throws IOException {
        return squeezed(Files.readString(Path.of("src/test/java/dev/signet/jwt", test.getSimpleName() + ".java")));
    }

    static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
