package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** What was seen to work, algorithms against peers, in Markdown. */
final class InteropTable {
    private record Cell(JwsAlgorithm algorithm, String peer) {}

    private final List<Peer> peers;
    private final Set<Cell> verified = new HashSet<>();
    private final Set<Cell> issued = new HashSet<>();

    InteropTable(List<Peer> peers) {
        this.peers = peers;
    }

    /** The peer verified a token of Signet. */
    void verified(JwsAlgorithm algorithm, Peer peer) {
        verified.add(new Cell(algorithm, peer.name()));
    }

    /** Signet verified a token of the peer. */
    void issued(JwsAlgorithm algorithm, Peer peer) {
        issued.add(new Cell(algorithm, peer.name()));
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                row("algorithm", peers.stream().map(Peer::name).toList()));
        table.append(row("---", peers.stream().map(peer -> "---").toList()));
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            List<String> cells =
                    peers.stream().map(peer -> cell(algorithm, peer)).toList();
            table.append(row(algorithm.wireName(), cells));
        }
        return table.toString();
    }

    private String cell(JwsAlgorithm algorithm, Peer peer) {
        Cell cell = new Cell(algorithm, peer.name());
        String reason = peer.support(algorithm).reason();
        if (verified.contains(cell) && issued.contains(cell)) {
            return "both";
        } else if (verified.contains(cell)) {
            return "verifies: " + reason;
        } else if (issued.contains(cell)) {
            return "issues: " + reason;
        }
        return reason.isEmpty() ? "not run" : "– " + reason;
    }

    private static String row(String first, List<String> others) {
        StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
        row.add(first);
        others.forEach(row::add);
        return row.toString();
    }
}
