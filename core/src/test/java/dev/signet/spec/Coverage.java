package dev.signet.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Requirements beside the tests that name them.
 *
 * @param requirements those of all specifications
 * @param references the ids that tests name, with the files
 */
record Coverage(List<Requirement> requirements, Map<String, Set<String>> references) {

    static Coverage of(Path root) throws IOException {
        return new Coverage(Requirement.readAll(root), TestFiles.references(root));
    }

    /** All that is wrong; empty when every requirement has a test and every test a requirement. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Requirement requirement : requirements) {
            if (!known.add(requirement.id())) {
                problems.add(requirement.id() + " is declared twice");
            }
            if (!requirement.text().contains("MUST")) {
                problems.add(requirement.id() + " says nothing that MUST be: " + requirement.text());
            }
            if (!references.containsKey(requirement.id())) {
                problems.add(requirement.id() + " has no test: " + requirement.text());
            }
        }
        references.forEach((id, files) -> {
            if (!known.contains(id)) {
                problems.add(id + " is no requirement, but is named by " + String.join(", ", files));
            }
        });
        return problems;
    }

    /** One line for each requirement: id, sentence, tests. */
    String table() {
        return requirements.stream()
                .map(requirement -> "| " + requirement.id() + " | " + requirement.text() + " | "
                        + names(references.getOrDefault(requirement.id(), Set.of())) + " |")
                .collect(Collectors.joining("\n", "| id | requirement | tests |\n|---|---|---|\n", "\n"));
    }

    private static String names(Set<String> files) {
        return files.stream()
                .map(file -> file.endsWith(".java") ? file.replaceAll(".*/|\\.java$", "") : file)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
