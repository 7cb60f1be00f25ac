package dev.signet.spring;

import java.io.Serial;

/** Thrown where a controller needs a caller and there is none; {@link WebConfiguration} answers it. */
final class AuthenticationRequired extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    AuthenticationRequired(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** Why a caller who is not known doesn't get through. */
    static Refusal refusalOf(Identity identity) {
        return identity instanceof Identity.Refused refused ? refused.refusal() : Refusal.NO_TOKEN;
    }
}
