package dev.signet.jwt;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What this module says to one vector.
 *
 * @param underOther the verdict under the same key in another form, where there is one: a JWK for a key in
 *     SubjectPublicKeyInfo, a private JWK for a public one
 */
record WycheproofOutcome(WycheproofGroup group, JsonNode test, Verdict verdict, Optional<Verdict> underOther) {
    /** Whether the vector was accepted; a key below the floors refuses all of its vectors, and says why. */
    record Verdict(boolean accepted, Optional<String> keyRefusal) {
        static final Verdict ACCEPTED = new Verdict(true, Optional.empty());
        static final Verdict REFUSED = new Verdict(false, Optional.empty());

        static Verdict of(boolean accepted) {
            return accepted ? ACCEPTED : REFUSED;
        }

        static Verdict refusedKey(String why) {
            return new Verdict(false, Optional.of(why));
        }
    }

    String file() {
        return group.file();
    }

    int id() {
        return test.path("tcId").asInt();
    }

    boolean hasFlag(String flag) {
        return test.path("flags").valueStream().anyMatch(it -> it.asString().equals(flag));
    }

    boolean accepted() {
        return verdict.accepted();
    }

    boolean refusedFor(String partOfTheReason) {
        return verdict.keyRefusal().filter(why -> why.contains(partOfTheReason)).isPresent();
    }

    /** Whether the result of the vector, or the rule for a foreign one, says otherwise or leaves it open. */
    boolean needsExclusion() {
        if (group.foreign().isPresent()) {
            return accepted();
        }
        return switch (test.path("result").asString()) {
            case "valid" -> !accepted();
            case "invalid" -> accepted();
            default -> true;
        };
    }

    @Override
    public String toString() {
        return file() + "/" + id() + " (" + test.path("comment").asString() + ") is "
                + test.path("result").asString() + (accepted() ? ", accepted" : ", refused")
                + verdict.keyRefusal().map(why -> " with its key: " + why).orElse("");
    }
}
