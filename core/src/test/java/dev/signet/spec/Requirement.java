package dev.signet.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line {@code - **R-001** …} of a {@code spec.md}, with the lines that continue it.
 *
 * @param id as {@code R-001}, unique over all specifications
 * @param text the sentence
 */
record Requirement(String id, String text) {

    static final Pattern ID = Pattern.compile("\\bR-[0-9]{3}\\b");

    private static final Pattern FIRST_LINE = Pattern.compile("- \\*\\*(R-[0-9]{3})\\*\\* (.+)");

    /** The requirements of every {@code specs/<name>/spec.md}, in their order. */
    static List<Requirement> readAll(Path root) throws IOException {
        List<Requirement> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root.resolve("specs"))) {
            for (Path spec : folders.map(folder -> folder.resolve("spec.md"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                all.addAll(parse(Files.readAllLines(spec)));
            }
        }
        return all;
    }

    private static List<Requirement> parse(List<String> lines) {
        List<Requirement> found = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher first = FIRST_LINE.matcher(line);
            if (first.matches()) {
                found.add(new Requirement(first.group(1), first.group(2)));
                open = true;
            } else if (open && line.startsWith("  ")) {
                Requirement last = found.remove(found.size() - 1);
                found.add(new Requirement(last.id(), last.text() + " " + line.strip()));
            } else {
                open = false;
            }
        }
        return found;
    }
}
