package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MasterSecretTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef-test-secret";

    private final MasterSecret secret = new MasterSecret(SECRET);

    @Test
    void derivesKeysByHkdfOfRfc5869() {
        // Made by: openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:… -kdfopt salt:signet -kdfopt info:… HKDF
        assertThat(hex(secret.derive("session-token")))
                .isEqualTo("5ccacf28105529799260ea6d9c2b7b059a60f37a81a2a1b5a861208cbfbfa3f2");
        assertThat(hex(secret.derive("jwks-private-key")))
                .isEqualTo("b2516fe9369b105cdc9868bb9d2ced7922ae2ee421e19ed18bda17bfbe316cb8");
    }

    @Test
    void everyPurposeAndEverySecretHasAKeyOfItsOwn() {
        assertThat(secret.derive("a")).isNotEqualTo(secret.derive("b"));
        assertThat(secret.derive("a")).isNotEqualTo(new MasterSecret(SECRET + "!").derive("a"));
    }

    @Test
    void theWireKeyIsTheSecretItselfAndACopy() {
        byte[] key = secret.wireKeys().get(0);
        assertThat(key).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));

        key[0] = 'X';
        assertThat(secret.wireKeys().get(0)[0]).isEqualTo((byte) '0');
    }

    @Test
    void showsNothing() {
        assertThat(secret).hasToString("MasterSecret[…]");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
