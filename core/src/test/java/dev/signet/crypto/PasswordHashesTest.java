package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form is verified whatever the configured one, and nothing in a table can exhaust the machine. */
class PasswordHashesTest {

    private static final Tokens TOKENS = new Tokens(new SecureRandom());
    private static final MemoryBudget BUDGET = new MemoryBudget(160 * 1024);

    private static final PasswordHasher BCRYPT = PasswordHashes.bcrypt(4, TOKENS, BUDGET);
    private static final PasswordHasher SCRYPT = PasswordHashes.scrypt(TOKENS, BUDGET);
    private static final PasswordHasher ARGON2ID = PasswordHashes.argon2id(64, 2, TOKENS, BUDGET);
    private static final PasswordHasher PBKDF2 = PasswordHashes.pbkdf2(1_000, TOKENS, BUDGET);

    private static final String SCRYPT_HASH =
            "00112233445566778899aabbccddeeff:f5b22309b28fe412c82a4b2cab57498b8f8a42c849af16cb908974048f61c13933421858db"
                    + "3a8f111430bdc493c7cef90f61f904061c77206e3820a2e8b11bc2";

    static final List<PasswordHasher> ALL = List.of(BCRYPT, SCRYPT, ARGON2ID, PBKDF2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # crypt(3) of libxcrypt, and the same as Spring Security marks it
            $2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG
            {bcrypt}$2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG
            # OpenSSL 3 and noble-hashes
            $argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g
            $argon2id$v=19$m=256,t=3,p=4$c2Vhc2FsdC1zZWFzYWx0IQ$r+K/0HbgJjVLHRKvI7FhhWl66KKrBpTA
            $argon2id$v=16$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$HP42YQUqwgOPPc3a64n3y2dPk5UpC1xwbsfJw+mhT3Y
            {argon2@SpringSecurity_v5_8}$argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g
            {argon2}$argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g
            # hashlib of Python, in the forms of Django, passlib and Spring Security
            pbkdf2_sha256$1000$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=
            $pbkdf2-sha256$1000$./v7./v7./v7./v7./v7.w$qHSwJVM8/O4SBcUwSlr0Z71SMdQSmhAUrfGkY9SEDGM
            {pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0f7b8ad24392905caa0cc9ebb5b45a445371cca3ab69958986ede276f3458f73fa
            """)
    @Tag("R-310")
    void verifiesHashesThatOthersMade(String hash) {
        for (PasswordHasher hasher : List.of(BCRYPT, ARGON2ID)) {
            assertThat(hasher.matches("correct horse battery staple", hash)).isTrue();
            assertThat(hasher.matches("correct horse battery stapl", hash)).isFalse();
            assertThat(hasher.matches("", hash)).isFalse();
        }
    }

    @Test
    @Tag("R-310")
    void verifiesHashesOfBetterAuth() {
        // better-auth 1.7.24: the salt is the text of the hex digits
        assertThat(BCRYPT.matches("correct horse battery staple", SCRYPT_HASH)).isTrue();
        assertThat(BCRYPT.matches("correct horse battery", SCRYPT_HASH)).isFalse();
        assertThat(SCRYPT.isOutdated(SCRYPT_HASH)).isFalse();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void checksItsOwnHashesAndThoseOfTheOthers(PasswordHasher hasher) {
        for (String password : List.of("", "pässwörd€\0" + "x".repeat(100))) {
            String hash = hasher.hash(password);
            assertThat(hasher.isOutdated(hash)).isFalse();
            assertThat(hasher.hash(password)).isNotEqualTo(hash);
            for (PasswordHasher other : ALL) {
                assertThat(other.matches(password, hash)).isTrue();
                assertThat(other.matches(password + "x", hash)).isFalse();
                assertThat(other.isOutdated(hash)).isEqualTo(!other.equals(hasher));
            }
        }
    }

    @Test
    void everyFormIsTheOneThatOthersRead() {
        assertThat(BCRYPT.hash("a")).matches("\\$2b\\$04\\$.{53}");
        assertThat(SCRYPT.hash("a")).matches("[0-9a-f]{32}:[0-9a-f]{128}");
        assertThat(ARGON2ID.hash("a")).matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[^$=]{22}\\$[^$=]{43}");
        assertThat(PBKDF2.hash("a")).matches("\\$pbkdf2-sha256\\$i=1000,l=32\\$[^$=]{22}\\$[^$=]{43}");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    @Tag("R-011")
    void spellingsOfOneTextAreOnePassword(PasswordHasher hasher) {
        assertThat(hasher.matches("Ame\u0301lie", hasher.hash("Am\u00e9lie"))).isTrue();
        assertThat(hasher.matches("am\u00e9lie", hasher.hash("Am\u00e9lie"))).isFalse();
    }

    @Test
    void anImportedHashOfATextThatNfkcChangesIsMatchedAsItWasTyped() {
        // NFKC makes a space and a combining accent of the acute accent at the end; OpenSSL hashed it as it is.
        String hash = "$argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$ne2fLYHOagA/EBo68hhKgXzik+vH/tT8X4Die12O+Lo";

        assertThat(BCRYPT.matches("p\u00e4ssw\u00f6rd\u00b4", hash)).isTrue();
        assertThat(BCRYPT.matches("p\u00e4ssw\u00f6rd \u0301", hash)).isFalse();
        assertThat(BCRYPT.matches("p\u00e4ssw\u00f6rd", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // 4 GiB, 2 GiB, 128 MiB and one, no memory
                "$argon2id$v=19$m=4194304,t=1,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=999999999,t=999999999,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=131073,t=1,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=7,t=1,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=0,t=0,p=0$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=-1,t=1,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=99999999999,t=1,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                // a long time, many lanes
                "$argon2id$v=19$m=65536,t=17,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=8,t=999999999,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2id$v=19$m=65536,t=1,p=17$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                // an empty key, which everything would equal; base64 that is none
                "$argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$",
                "$argon2id$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0I$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "$argon2d$v=19$m=64,t=2,p=1$c2Vhc2FsdC1zZWFzYWx0IQ$JYLHA9zkUfCz2jb3KHdE2UgVko7rSaqPamIRZf/NN1g",
                "pbkdf2_sha256$2000001$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "pbkdf2_sha256$999999999$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "pbkdf2_sha256$9999999999$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "pbkdf2_sha256$0$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "pbkdf2_sha256$1000$$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "pbkdf2_sha256$1000$seasalt$",
                "pbkdf2_sha1$1000$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
                "$pbkdf2-sha256$i=2000001,l=32$AAECAwQFBgcICQoLDA0ODw$6clTsAvmwHcVRBrX6TczHGUvX7G4pAY5CY/4JmQZDeU",
                "$pbkdf2-sha256$1000$./v7./v7./v7./v7./v7.w$",
                "{pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0f",
                "{bcrypt}{bcrypt}$2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
                "{noop}correct horse battery staple",
                "{bcrypt}correct horse battery staple",
                "correct horse battery staple",
                "00112233445566778899aabbccddeeff:",
                "00112233445566778899AABBCCDDEEFF:f5b22309",
                ":",
                ""
            })
    @Tag("R-311")
    void whatIsOutOfBoundsOrMalformedMatchesNothingAtOnce(String hash) {
        for (PasswordHasher hasher : ALL) {
            assertTimeout(Duration.ofSeconds(1), () -> {
                assertThat(hasher.matches("correct horse battery staple", hash)).isFalse();
                assertThat(hasher.matches("", hash)).isFalse();
            });
            assertThat(hasher.isOutdated(hash)).isTrue();
        }
    }

    @Test
    @Tag("R-311")
    void aHashThatTheHeapCannotHoldMatchesNothing() {
        PasswordHasher small = PasswordHashes.bcrypt(4, TOKENS, new MemoryBudget(32 * 1024 - 1));

        assertThat(small.matches("correct horse battery staple", SCRYPT_HASH)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHashes.scrypt(TOKENS, new MemoryBudget(32 * 1024 - 1)))
                .withMessageStartingWith(
                        "signet.password.algorithm needs more memory for one hash than half of the heap.");
        assertThat(PasswordHashes.scrypt(TOKENS, new MemoryBudget(32 * 1024))
                        .matches("correct horse battery staple", SCRYPT_HASH))
                .isTrue();
    }

    @Test
    void aWeakerHashIsOutdatedAndAStrongerOneIsNot() {
        Map<PasswordHasher, PasswordHasher> strongerThan = Map.of(
                PasswordHashes.argon2id(65, 2, TOKENS, BUDGET), ARGON2ID,
                PasswordHashes.argon2id(64, 3, TOKENS, BUDGET), ARGON2ID,
                PasswordHashes.pbkdf2(1_001, TOKENS, BUDGET), PBKDF2,
                PasswordHashes.bcrypt(5, TOKENS, BUDGET), BCRYPT);
        strongerThan.forEach((stronger, weaker) -> {
            assertThat(stronger.isOutdated(weaker.hash("a"))).isTrue();
            assertThat(weaker.isOutdated(stronger.hash("a"))).isFalse();
        });
        assertThat(ARGON2ID.isOutdated(ARGON2ID.hash("a").replace("v=19", "v=16")))
                .isTrue();
        assertThat(BCRYPT.isOutdated("{bcrypt}" + BCRYPT.hash("a"))).isTrue();
    }

    @Test
    void whatIsConfiguredBeyondTheBoundsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHashes.argon2id(131_073, 1, TOKENS, BUDGET));
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHashes.argon2id(65_536, 17, TOKENS, BUDGET));
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHashes.pbkdf2(2_000_001, TOKENS, BUDGET));
    }
}
