package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final VerificationKey A = VerificationKey.hmac(new byte[32], "a");
    private static final VerificationKey B = VerificationKey.hmac(new byte[32], "b");
    private static final VerificationKey NAMELESS = VerificationKey.hmac(new byte[32]);

    @Test
    void kidFindsItsKeyAlone() {
        KeySet keys = KeySet.of(A, B);
        assertThat(keys.find("a")).containsSame(A);
        assertThat(keys.find("b")).containsSame(B);
        assertThat(keys.find("A")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find(null)).isEmpty();
        assertThat(keys.keys()).containsExactly(A, B).isUnmodifiable();
        assertThat(keys).hasToString("KeySet[" + A + ", " + B + "]");
    }

    @Test
    void missingKidFindsTheOnlyKey() {
        assertThat(KeySet.of(A).find(null)).containsSame(A);
        assertThat(KeySet.of(A).find("b")).isEmpty();
        assertThat(KeySet.of().find(null)).isEmpty();
        assertThat(KeySet.of().find("a")).isEmpty();
    }

    @Test
    void keyWithoutKidAnswersToAnyOnlyWhereItIsAlone() {
        assertThat(KeySet.of(NAMELESS).find("a")).containsSame(NAMELESS);
        assertThat(KeySet.of(NAMELESS).find(null)).containsSame(NAMELESS);
        assertThat(KeySet.of(NAMELESS, A).find("b")).isEmpty();
        assertThat(KeySet.of(NAMELESS, A).find(null)).isEmpty();
        assertThat(KeySet.of(NAMELESS, NAMELESS).find("b")).isEmpty();
    }

    @Test
    void kidIsGivenOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.of(A, VerificationKey.hmac(new byte[32], "a")));
    }
}
