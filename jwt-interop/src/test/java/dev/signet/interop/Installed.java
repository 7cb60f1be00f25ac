package dev.signet.interop;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Whether peers that Maven does not bring must be there. With {@code SIGNET_REQUIRE_PEERS=1} a missing one fails the
 * test, otherwise it skips it.
 */
final class Installed {
    private Installed() {}

    static void require(Peer peer) {
        peer.missing().ifPresent(what -> {
            if (areRequired()) {
                Assertions.fail(what);
            }
            Assumptions.abort(what);
        });
    }

    static boolean areRequired() {
        return "1".equals(System.getenv("SIGNET_REQUIRE_PEERS"));
    }
}
