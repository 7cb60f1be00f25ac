package dev.signet.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Measures sources: a file has its lines, a method runs from its first annotation to its closing brace. */
final class SourceBudget {

    static final int MAX_FILE_LINES = 300;
    static final int MAX_METHOD_LINES = 40;

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

    private SourceBudget() {}

    /** All sources in this folder, as src/main/java, of all modules that the root's POM names. */
    static List<Path> sources(Path root, String folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher module = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
        while (module.find()) {
            Path ofModule = root.resolve(module.group(1)).resolve(folder);
            if (Files.isDirectory(ofModule)) {
                try (Stream<Path> files = Files.walk(ofModule)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    /** Whether this source is too long: a sentence, or none. */
    static Optional<String> length(String name, String source) {
        long lines = source.lines().count();
        return lines > MAX_FILE_LINES ? Optional.of(name + " has " + lines + " lines") : Optional.empty();
    }

    /** What in this source is over the budget, one sentence each. */
    static List<String> violations(String name, String source) throws IOException {
        List<String> violations = new ArrayList<>();
        length(name, source).ifPresent(violations::add);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(new Source(source)));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            unit.accept(new MethodScanner(name, unit, positions, violations), null);
        }
        return violations;
    }

    private static final class MethodScanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final String name;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> violations;

        MethodScanner(String name, CompilationUnitTree unit, SourcePositions positions, List<String> violations) {
            this.name = name;
            this.unit = unit;
            this.positions = positions;
            this.violations = violations;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > MAX_METHOD_LINES) {
                violations.add(name + ": " + method.getName() + " has " + (last - first + 1) + " lines");
            }
            return super.visitMethod(method, null);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
