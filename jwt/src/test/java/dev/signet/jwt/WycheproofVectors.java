package dev.signet.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of Wycheproof, which are no part of the project: they lie in {@code ../shared/wycheproof} beside its root or
 * where the system property {@code wycheproof} says.
 */
final class WycheproofVectors {
    private static final String SUFFIX = ".json";

    private WycheproofVectors() {}

    static Path directory() {
        String given = System.getProperty("wycheproof", "");
        return given.isEmpty() ? Path.of("..", "..", "shared", "wycheproof") : Path.of(given);
    }

    static boolean arePresent() {
        return Files.isRegularFile(directory().resolve("json_web_signature_test.json"));
    }

    /** Each file by its name without suffix. */
    static Map<String, JsonNode> files() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory())) {
            for (Path path : entries.toList()) {
                String name = path.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    String stem = name.substring(0, name.length() - SUFFIX.length());
                    files.put(stem, JsonMapper.shared().readTree(Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    static List<WycheproofGroup> groups(Map<String, JsonNode> files) {
        List<WycheproofGroup> groups = new ArrayList<>();
        files.forEach(
                (name, json) -> json.path("testGroups").forEach(group -> groups.add(new WycheproofGroup(name, group))));
        return groups;
    }
}
