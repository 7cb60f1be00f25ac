package dev.signet.interop;

/** Which way tokens of an algorithm can go between Signet and a peer, and if not both ways, the reason. */
record Support(boolean verifies, boolean issues, String reason) {
    static final Support BOTH = new Support(true, true, "");

    static Support none(String reason) {
        return new Support(false, false, reason);
    }

    static Support issuesOnly(String reason) {
        return new Support(false, true, reason);
    }
}
