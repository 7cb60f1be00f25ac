package dev.signet.engine;

import dev.signet.feature.badtwo.BadNeighbour;

/** Breaks the rules of the engine: it admits a sign-in without a gate, and knows a feature. */
final class BadIssuer {

    private BadIssuer() {}

    static AdmittedSignIn admit(PendingSignIn signIn) {
        return BadNeighbour.name().isEmpty() ? new AdmittedSignIn(signIn) : admit(signIn);
    }
}
