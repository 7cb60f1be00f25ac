package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {

    private static final String PREHASHED = "{hmac-sha384}";

    private final PasswordHasher hasher = hasher(4);

    @ParameterizedTest
    @CsvSource({
        // Made by crypt(3) of libxcrypt.
        "correct horse battery staple, $2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
        "correct horse battery staple, $2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
        "correct horse battery staple, $2y$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
        "pässwörd€, $2b$04$abcdefghijklmnopqrstuulP40mix1kMuKfwOhZkUR3VAjfP8IpDK",
        // Made by crypt(3) of libxcrypt, with salts of PHP and OpenBSD.
        "rasmuslerdorf, $2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq",
        "a, $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "'', $2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."
    })
    void verifiesHashesThatOthersMade(String password, String hash) {
        assertThat(hasher.matches(password, hash)).isTrue();
        assertThat(hasher.matches(password + "x", hash)).isFalse();
    }

    @Test
    void hashesOfOrdinaryPasswordsArePortableUpTo72Bytes() {
        assertThat(hasher.matches("x".repeat(71), "$2b$04$abcdefghijklmnopqrstuu.gc7UY/21CSNJGJg21jJzx9QiOpJ9bO"))
                .isTrue();
        String of72 = "$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";
        assertThat(hasher.matches("x".repeat(72), of72)).isTrue();
        // The hash of another system that cut at 72 bytes must not open to a longer password.
        assertThat(hasher.matches("x".repeat(73), of72)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 71, 72, 73, 128})
    void nothingIsCutOff(int length) {
        String password = "x".repeat(length);
        String hash = hasher.hash(password);

        assertThat(hash.startsWith(PREHASHED)).isEqualTo(length > 72);
        assertThat(hasher.matches(password, hash)).isTrue();
        assertThat(hasher.matches("x".repeat(length - 1), hash)).isFalse();
        assertThat(hasher.matches(password + "x", hash)).isFalse();
        assertThat(hasher.matches("x".repeat(length - 1) + "y", hash)).isFalse();
    }

    @Test
    @Tag("R-011")
    void passwordsEqualInTheirFirst72BytesAreDifferent() {
        String first72 = "p".repeat(72);

        assertThat(hasher.matches(first72 + "b", hasher.hash(first72 + "a"))).isFalse();
        assertThat(hasher.matches(first72, hasher.hash(first72 + "a"))).isFalse();
        assertThat(hasher.matches(first72 + "a", hasher.hash(first72))).isFalse();
    }

    @Test
    void bytesCountNotCharacters() {
        // 24 characters of three bytes are 72 bytes.
        assertThat(hasher.hash("€".repeat(24))).startsWith("$2b$04$");
        String longer = "€".repeat(24) + "a";
        assertThat(hasher.hash(longer)).startsWith(PREHASHED);
        assertThat(hasher.matches("€".repeat(24) + "b", hasher.hash(longer))).isFalse();
        assertThat(hasher.matches("😀😀😀😀", hasher.hash("😀😀😀😁"))).isFalse();
    }

    @Test
    @Tag("R-011")
    void whatStandsBehindANulCounts() {
        String hash = hasher.hash("secret\0one");

        assertThat(hash).startsWith(PREHASHED);
        assertThat(hasher.matches("secret\0one", hash)).isTrue();
        assertThat(hasher.matches("secret\0two", hash)).isFalse();
        assertThat(hasher.matches("secret", hash)).isFalse();
        assertThat(hasher.matches("secret\0one", hasher.hash("secret"))).isFalse();
    }

    @Test
    void thePrehashItselfIsNoPassword() {
        // What HMAC-SHA384 makes of 73 times x; whoever reads a hash's input from a log must not get in with it.
        String prehash = "PYmlZQ4DAF/6hOS3J3XAi35UiMs31nXKirjKz8c7LxHWo0X7VZr9OPR63pi7vPik";

        assertThat(hasher.matches(prehash, hasher.hash("x".repeat(73)))).isFalse();
        assertThat(hasher.matches("x".repeat(73), hasher.hash(prehash))).isFalse();
        // Yet it is what stands below the mark: the construction is HMAC-SHA384, then base64, then bcrypt.
        assertThat(hasher.matches(prehash, hasher.hash("x".repeat(73)).substring(PREHASHED.length())))
                .isTrue();
    }

    @Test
    @Tag("R-011")
    void spellingsOfOneTextAreOnePassword() {
        // NFKC, as better-auth 1.7.24 normalises passwords
        assertThat(hasher.matches("Ame\u0301lie", hasher.hash("Am\u00e9lie"))).isTrue();
        assertThat(hasher.matches("ﬁancée Ⅳ", hasher.hash("fiancée IV"))).isTrue();
        assertThat(hasher.matches("amélie", hasher.hash("Amélie"))).isFalse();
        assertThat(hasher.matches(" secret", hasher.hash("secret"))).isFalse();
    }

    @Test
    void everyHashHasASaltOfItsOwn() {
        assertThat(hasher.hash("secret")).isNotEqualTo(hasher.hash("secret")).matches("\\$2b\\$04\\$.{53}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2b$04$",
                "$2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6C",
                "$2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CGG",
                "$2b$03$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "$2b$99$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                // CVE-2022-22976: this one would take hours
                "$2b$31$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "$2b$17$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "{hmac-sha384}$2b$17$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "$2b$xx$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "$2c$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "$2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6C*",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "00112233445566778899aabbccddeeff:f5b22309b28fe412",
                "{hmac-sha384}",
                "{hmac-sha384}$2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG"
            })
    void aHashInAnotherFormMatchesNothing(String hash) {
        assertThat(hasher.matches("correct horse battery staple", hash)).isFalse();
        assertThat(hasher.matches("", hash)).isFalse();
    }

    @Test
    @Tag("R-010")
    void aCheaperHashIsOutdated() {
        String cheap = hasher(4).hash("secret");
        String longOne = hasher(4).hash("x".repeat(100));

        assertThat(hasher(4).isOutdated(cheap)).isFalse();
        assertThat(hasher(5).isOutdated(cheap)).isTrue();
        assertThat(hasher(4).isOutdated(longOne)).isFalse();
        assertThat(hasher(5).isOutdated(longOne)).isTrue();
        assertThat(hasher(4).isOutdated(hasher(5).hash("secret"))).isFalse();
        assertThat(hasher(4).isOutdated("00112233445566778899aabbccddeeff:f5b22309"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 21})
    void theCostHasBounds(int cost) {
        assertThatThrownBy(() -> hasher(cost))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The bcrypt cost is " + cost + "; it must be from 4 to 20.");
    }

    private static PasswordHasher hasher(int cost) {
        return PasswordHashes.bcrypt(cost, new Tokens(new SecureRandom()), new MemoryBudget(1024));
    }
}
