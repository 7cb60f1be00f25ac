package dev.signet.interop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many tokens of each kind were made and accepted, in Markdown. */
final class FuzzTally {
    private static final class Count {
        private int made;
        private int accepted;
        private int acceptedByPeersOnly;
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private int explained;

    void add(ForgedToken forged, Verdict signet, List<Verdict> peers) {
        Count count = counts.computeIfAbsent(forged.kind(), kind -> new Count());
        count.made++;
        if (signet.claims().isPresent()) {
            count.accepted++;
        } else if (peers.stream().anyMatch(peer -> peer.claims().isPresent())) {
            count.acceptedByPeersOnly++;
        }
    }

    /** One more difference that is known. */
    void explained() {
        explained++;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append("| kind | made | accepted by Signet | accepted by some peer but not by Signet |\n");
        table.append("| --- | --- | --- | --- |\n");
        counts.forEach((kind, count) -> table.append(
                "| %s | %d | %d | %d |\n".formatted(kind, count.made, count.accepted, count.acceptedByPeersOnly)));
        return table.append("\nKnown differences met: ")
                .append(explained)
                .append('\n')
                .toString();
    }
}
