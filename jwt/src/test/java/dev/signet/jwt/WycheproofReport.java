package dev.signet.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The verdicts as tables, in {@code target/wycheproof.md}. */
final class WycheproofReport {
    private final Map<String, JsonNode> files;
    private final List<WycheproofGroup> groups;
    private final List<WycheproofOutcome> outcomes;

    WycheproofReport(Map<String, JsonNode> files, List<WycheproofGroup> groups, List<WycheproofOutcome> outcomes) {
        this.files = files;
        this.groups = groups;
        this.outcomes = outcomes;
    }

    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Wycheproof on JDK " + Runtime.version().feature());
        lines.add("");
        lines.add("| file | vectors | accepted | refused | of these with the key | excluded |");
        lines.add("|---|---|---|---|---|---|");
        outcomes.stream()
                .collect(Collectors.groupingBy(WycheproofOutcome::file, TreeMap::new, Collectors.toList()))
                .forEach((file, ofFile) -> lines.add(row(file, ofFile)));
        lines.add(row("**total**", outcomes));
        section(lines, "Excluded: the verdict is not the result of the vector", exclusions());
        section(lines, "Foreign: must be refused whatever the result, and was", foreign());
        section(lines, "Refused with the key", keyRefusals());
        section(lines, "Outside: nothing to verify", outside());
        Path target = Files.createDirectories(Path.of("target"));
        Files.write(target.resolve("wycheproof.md"), lines);
    }

    String totals() {
        long accepted = outcomes.stream().filter(WycheproofOutcome::accepted).count();
        long keys = outcomes.stream()
                .filter(it -> it.verdict().keyRefusal().isPresent())
                .count();
        long foreign =
                outcomes.stream().filter(it -> it.group().foreign().isPresent()).count();
        long outside = outside().values().stream().mapToLong(it -> it).sum();
        return "Wycheproof: " + files.size() + " files, " + outcomes.size() + " vectors judged, " + accepted
                + " accepted, " + (outcomes.size() - accepted) + " refused (" + keys + " with the key, " + foreign
                + " foreign), " + excluded(outcomes) + " excluded, " + outside + " outside";
    }

    private static String row(String file, List<WycheproofOutcome> outcomes) {
        long accepted = outcomes.stream().filter(WycheproofOutcome::accepted).count();
        long keys = outcomes.stream()
                .filter(it -> it.verdict().keyRefusal().isPresent())
                .count();
        return "| " + file + " | " + outcomes.size() + " | " + accepted + " | " + (outcomes.size() - accepted) + " | "
                + keys + " | " + excluded(outcomes) + " |";
    }

    private static long excluded(List<WycheproofOutcome> outcomes) {
        return outcomes.stream().filter(WycheproofOutcome::needsExclusion).count();
    }

    private Map<String, Long> exclusions() {
        return outcomes.stream()
                .filter(WycheproofOutcome::needsExclusion)
                .flatMap(outcome -> WycheproofExclusion.ALL.stream()
                        .filter(WycheproofExclusion.HERE)
                        .filter(it -> it.covers(outcome))
                        .map(it -> outcome.file() + ": " + it.vectors() + " – " + it.reason()))
                .collect(counted());
    }

    private Map<String, Long> foreign() {
        return outcomes.stream()
                .flatMap(it -> it.group().foreign().map(why -> it.file() + " – " + why).stream())
                .collect(counted());
    }

    private Map<String, Long> keyRefusals() {
        return outcomes.stream()
                .filter(it -> it.group().foreign().isEmpty())
                .flatMap(it -> it.verdict().keyRefusal().map(why -> it.file() + " – " + why).stream())
                .collect(counted());
    }

    private Map<String, Long> outside() {
        return groups.stream()
                .filter(it -> it.outside().isPresent())
                .collect(Collectors.groupingBy(
                        it -> it.file() + " – " + it.outside().orElseThrow(),
                        TreeMap::new,
                        Collectors.summingLong(it -> it.json().path("tests").size())));
    }

    private static Collector<String, ?, Map<String, Long>> counted() {
        return Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting());
    }

    private static void section(List<String> lines, String title, Map<String, Long> counts) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        counts.forEach((what, count) -> lines.add("- " + count + " × " + what));
    }
}
