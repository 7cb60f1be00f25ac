package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The Ed25519 examples of RFC 8037 appendix A, and both names of the algorithm (RFC 9864 section 2.2). */
class Rfc8037Test {
    private static final String POINT = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String PUBLIC = "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + POINT + "\"";
    private static final String SEED = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    private static final VerificationKey KEY = RfcExamples.key("{" + PUBLIC + "}");
    private static final KeySet KEYS = KeySet.of(KEY);
    private static final String TOKEN = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    @Test
    void a1PrivateKeyInAPublicSetIsRefused() {
        assertThat(Forge.reason(() -> JwkSet.parse("{\"keys\":[{" + PUBLIC + ",\"d\":\"" + SEED + "\"}]}")))
                .isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void a2PublicKeyIsThatOfThePrivateKeyOfA1AndWrittenAsRead() {
        assertThat(Jwk.of(signer().verificationKey()).toJson()).contains(PUBLIC);
        assertThat(Jwk.of(KEY).toJson()).contains(PUBLIC);
    }

    @Test
    void a3Thumbprint() {
        assertThat(Jwk.of(KEY).thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void a4SignatureIsMadeToTheByte() {
        assertThat(Forge.signedBy(signer(), RfcExamples.signingInput(TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    void a5SignatureIsGenuine() {
        assertThat(JwsLayer.refusal(KEYS, TOKEN)).isEmpty();
        assertThat(JwsLayer.refusal(KEYS, RfcExamples.withOtherSignature(TOKEN)))
                .contains(Reason.INVALID_SIGNATURE);
    }

    @Test
    void rfc9864NameEd25519IsAcceptedForTheSameKey() {
        String payload = Forge.encoded("Example of Ed25519 signing");
        String named = Forge.signedBy(signer(), Forge.encoded("{\"alg\":\"Ed25519\"}") + "." + payload);
        assertThat(JwsLayer.refusal(KEYS, named)).isEmpty();
        String key = "{" + PUBLIC + ",\"alg\":\"Ed25519\"}";
        assertThat(JwsLayer.refusal(KeySet.of(RfcExamples.key(key)), named)).isEmpty();
        assertThat(JwsLayer.refusal(KeySet.of(RfcExamples.key(key)), TOKEN)).isEmpty();
    }

    @Test
    void rfc9864NamesOfOtherCurvesAndSpellingsAreRefused() {
        for (String name : new String[] {"Ed448", "ed25519", "EDDSA", "ESP256"}) {
            String token = Forge.signedBy(signer(), Forge.encoded("{\"alg\":\"" + name + "\"}") + ".e30");
            assertThat(JwsLayer.refusal(KEYS, token)).as(name).contains(Reason.UNSUPPORTED_ALGORITHM);
        }
    }

    private static SigningKey signer() {
        byte[] pkcs8 = join("302e020100300506032b657004220420", SEED);
        byte[] spki = join("302a300506032b6570032100", POINT);
        return SigningKey.fromPkcs8(JwsAlgorithm.EDDSA, pkcs8, spki, "k");
    }

    private static byte[] join(String hex, String base64url) {
        return HexFormat.of().parseHex(hex + HexFormat.of().formatHex(Base64Url.decode(base64url)));
    }
}
