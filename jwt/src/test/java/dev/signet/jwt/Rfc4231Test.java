package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4231 test cases 6 and 7; the keys of 1 to 5 have 4 to 25 bytes, below the floor of RFC 7518 section 3.2. */
class Rfc4231Test {
    private static final String CASE_6 = "Test Using Larger Than Block-Size Key - Hash Key First";
    private static final String CASE_7 =
            "This is a test using a larger than block-size key and a larger than block-size data. "
                    + "The key needs to be hashed before being used by the HMAC algorithm.";

    @ParameterizedTest
    @CsvSource({
        "HS256, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "HS384, 4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952",
        "HS512, 80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
    })
    void case6KeyLongerThanABlockIsHashedFirst(String algorithm, String mac) {
        isMade(algorithm, CASE_6, mac);
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        "HS384, 6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860e6110c46523e",
        "HS512, e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58"
    })
    void case7KeyAndDataLongerThanABlock(String algorithm, String mac) {
        isMade(algorithm, CASE_7, mac);
    }

    @Test
    void keysOfCases1To5AreTooShort() {
        for (int length : new int[] {20, 4, 20, 25, 20}) {
            assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.hmac(new byte[length]));
        }
    }

    private static void isMade(String algorithm, String data, String mac) {
        byte[] secret = new byte[131];
        Arrays.fill(secret, (byte) 0xaa);
        SigningKey key = SigningKey.hmac(JwsAlgorithm.ofName(algorithm).orElseThrow(), secret);
        assertThat(HexFormat.of().formatHex(key.sign(Forge.utf8(data)))).isEqualTo(mac);
    }
}
