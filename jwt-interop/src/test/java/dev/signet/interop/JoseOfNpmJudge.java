package dev.signet.interop;

import java.time.Instant;
import java.util.List;

/** {@code jose} of npm as a {@link Judge}; it gets all tokens in one batch. */
record JoseOfNpmJudge(ProcessPeer peer, TestKey key, Instant now) implements Judge {
    @Override
    public String name() {
        return peer.name();
    }

    @Override
    public List<Verdict> judge(List<String> tokens) {
        return peer.verify(key, tokens, now);
    }
}
