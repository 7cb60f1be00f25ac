package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every vector of Wycheproof for what this module does: an invalid one is never accepted, a valid one always, unless
 * {@link WycheproofExclusion} says otherwise. The verdicts go to {@code target/wycheproof.md}.
 */
class WycheproofTest {
    /** What a verifier can only find once the signature has matched: the payloads are no claims. */
    private static final EnumSet<Reason> AFTER_THE_SIGNATURE =
            EnumSet.of(Reason.MALFORMED, Reason.INVALID_CLAIM, Reason.WRONG_ISSUER);

    private static Map<String, JsonNode> files = Map.of();
    private static List<WycheproofGroup> groups = List.of();
    private static List<WycheproofOutcome> outcomes = List.of();

    @BeforeAll
    static void judgeEveryVector() throws IOException {
        if (!WycheproofVectors.arePresent()) {
            String line = "Wycheproof: there are no vectors in " + WycheproofVectors.directory();
            if ("1".equals(System.getenv("SIGNET_REQUIRE_WYCHEPROOF"))) {
                fail(line + ", and SIGNET_REQUIRE_WYCHEPROOF is 1");
            }
            System.out.println(line + "; skipped");
            abort(line);
        }
        files = WycheproofVectors.files();
        groups = WycheproofVectors.groups(files);
        outcomes = groups.stream()
                .flatMap(it -> WycheproofJudge.judge(it).stream())
                .toList();
        WycheproofReport report = new WycheproofReport(files, groups, outcomes);
        report.write();
        System.out.println(report.totals());
    }

    @Test
    void everyVectorOfEveryFileHasItsVerdict() {
        files.forEach((file, json) -> {
            long judged = outcomes.stream().filter(it -> it.file().equals(file)).count();
            long outside = groups.stream()
                    .filter(it -> it.file().equals(file) && it.outside().isPresent())
                    .mapToLong(it -> it.json().path("tests").size())
                    .sum();
            assertThat(judged + outside)
                    .as(file)
                    .isEqualTo(json.path("numberOfTests").asLong());
        });
        assertThat(outcomes).hasSizeGreaterThan(6_000);
    }

    @Test
    void noVerdictDiffersFromTheVectorWithoutAReason() {
        assertThat(outcomes.stream()
                        .filter(WycheproofOutcome::needsExclusion)
                        .filter(outcome -> exclusions().stream().noneMatch(it -> it.covers(outcome))))
                .isEmpty();
    }

    @Test
    void everyExclusionIsNeeded() {
        assertThat(exclusions().stream()
                        .filter(exclusion ->
                                outcomes.stream().noneMatch(it -> it.needsExclusion() && exclusion.covers(it)))
                        .map(it -> it.files() + " " + it.vectors()))
                .isEmpty();
    }

    /** The private key of 349 has {@code ["sign, verify"]} in place of two operations, so it is not for signing. */
    @Test
    void everyFormOfOneKeyGivesTheSameVerdict() {
        List<WycheproofOutcome> both =
                outcomes.stream().filter(it -> it.underOther().isPresent()).toList();
        assertThat(both).isNotEmpty();
        assertThat(both.stream()
                        .filter(it -> it.underOther().orElseThrow().accepted() != it.accepted())
                        .map(it -> it.file() + "/" + it.id()))
                .containsExactly("json_web_signature_test/349");
    }

    @Test
    void invalidTokensThatAreAcceptedAreTheTextOfAValidOne() {
        List<String> texts = outcomes.stream()
                .filter(it -> it.file().equals("json_web_signature_test"))
                .filter(it -> List.of(357, 367, 370).contains(it.id()))
                .map(it -> JoseVectors.token(it.test()))
                .distinct()
                .toList();
        assertThat(texts).hasSize(1);
    }

    @Test
    void verifierRefusesEveryTokenForTheReasonOfItsLayer() {
        for (WycheproofOutcome outcome : outcomes) {
            boolean judged = outcome.group().isJose() && outcome.test().has("jws");
            if (judged && outcome.verdict().keyRefusal().isEmpty()) {
                KeySet keys = JoseVectors.keys(outcome.group());
                String token = JoseVectors.token(outcome.test());
                Optional<Reason> layer = JwsLayer.refusal(keys, token);
                assertThat(layer.map(EnumSet::of).orElse(AFTER_THE_SIGNATURE))
                        .as(outcome.toString())
                        .contains(Forge.refusal(verifier(keys), token));
            }
        }
    }

    @Test
    void exclusionForOneJdkIsTheVerdictOfItsProvider() throws GeneralSecurityException {
        for (WycheproofOutcome outcome : outcomes) {
            if (exclusions().stream()
                    .anyMatch(it -> it.where() == WycheproofExclusion.Where.JDK_17 && it.covers(outcome))) {
                String hash = outcome.group().json().path("sha").asString().replace("-", "");
                Signature primitive = Signature.getInstance(hash + "withECDSAinP1363Format", "SunEC");
                primitive.initVerify(WycheproofJudge.publicKey(outcome.group()));
                primitive.update(WycheproofJudge.hex(outcome.test(), "msg"));
                assertThat(primitive.verify(WycheproofJudge.hex(outcome.test(), "sig")))
                        .as(outcome.toString())
                        .isFalse();
            }
        }
    }

    private static List<WycheproofExclusion> exclusions() {
        return WycheproofExclusion.ALL.stream().filter(WycheproofExclusion.HERE).toList();
    }

    private static JwtVerifier verifier(KeySet keys) {
        JwsAlgorithm[] all = JwsAlgorithm.values();
        return JwtVerifier.builder()
                .keys(keys)
                .algorithms(all[0], all)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .maxTokenLength(JwsLayer.MAX_LENGTH)
                .build();
    }
}
