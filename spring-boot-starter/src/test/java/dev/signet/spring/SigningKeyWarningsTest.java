package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.model.StoredKey;
import dev.signet.options.JwtOptions;
import dev.signet.options.SecretOptions;
import dev.signet.storage.Storage;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.token.SigningKeys;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the log is told of signing keys that can't be opened. It stands here, where there is a log. */
class SigningKeyWarningsTest {

    private static final SecretOptions OTHER =
            new SecretOptions("other-master-secret-0123456789abcdefghij", TestAuth.SECRETS.token());

    private final Storage storage = new MemoryStorage();

    @Test
    @Tag("R-345")
    void aKeyThatNoSecretOpensIsToldOnceByItsId() {
        try (var log = new CapturedLog(SigningKeys.class);
                var mine = with(TestAuth.SECRETS)) {
            String own = storage.signingKeys().findAll().get(0).id();
            with(OTHER).close();
            String foreign = storage.signingKeys().findAll().stream()
                    .map(StoredKey::id)
                    .filter(id -> !id.equals(own))
                    .findFirst()
                    .orElseThrow();
            log.clear();
            storage.signingKeys()
                    .create(new StoredKey("of-better-auth", "EdDSA", "{}", "\"00ff\"", TestAuth.START, null));
            for (int i = 0; i < 3; i++) {
                mine.clock().advance(Duration.ofSeconds(11));
                assertThat(mine.browser().get("/jwks").status()).isEqualTo(200);
            }

            assertThat(log.messages()).singleElement().asString().contains("opens the signing key " + foreign + ".");
        }
    }

    private TestAuth with(SecretOptions secrets) {
        return TestAuth.builder()
                .storage(storage)
                .secrets(secrets)
                .options(options ->
                        options.jwt(new JwtOptions(JwsAlgorithm.EDDSA, JwtOptions.DEFAULT_EXPIRES_IN, null, null)))
                .build();
    }
}
