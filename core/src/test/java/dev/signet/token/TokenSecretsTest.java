package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.crypto.VersionedSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances take a new list of secrets one after the other: whatever one of them signs, each of them has to accept. */
@Tag("R-312")
class TokenSecretsTest {

    private static final String OLD = "the-old-token-secret-of-the-tests-0123456789";
    private static final String NEW = "the-new-token-secret-of-the-tests-0123456789";

    private static TokenSecrets secrets(String list) {
        return new TokenSecrets(Stream.of(list.split(","))
                .map(item -> new VersionedSecret(item.replaceAll("[a-z:]", ""), item.endsWith("old") ? OLD : NEW))
                .toList());
    }

    private static String signedBy(TokenSecrets secrets) {
        return JwtIssuer.builder(secrets.current())
                .issuer("https://example.com")
                .audience("https://example.com")
                .lifetime(Duration.ofMinutes(15))
                .build()
                .issue(JwtClaims.builder().subject("ada").build());
    }

    private static @Nullable String subject(TokenSecrets secrets, String token) {
        return JwtVerifier.builder()
                .keys(secrets)
                .algorithms(secrets.current().algorithm())
                .issuer("https://example.com")
                .audience("https://example.com")
                .build()
                .verify(token)
                .subject()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one secret alone becomes a list, which instances get in turn
                "old | 1:old,2:new",
                "1:old,2:new | old",
                // the list is turned round, and cut
                "1:old,2:new | 2:new,1:old",
                "2:new,1:old | 1:old,2:new",
                "2:new,1:old | 2:new",
                // a token without a version meets every list
                "old | 2:new,1:old",
                "old | 10:new,9:old",
                "old | 9:old,10:new"
            })
    void whatOneSignsTheOtherAccepts(String signer, String reader) {
        assertThat(subject(secrets(reader), signedBy(secrets(signer)))).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "01", "1 ", "-1", "../1", "1234567890"})
    void whatIsNoVersionNamesNoSecret(String kid) {
        assertThat(secrets("old").find(kid)).isEmpty();
        assertThat(secrets("2:new,1:old").find(kid)).isEmpty();
        assertThat(secrets("old").find("7")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2:new,1:old | 1:old", "1:old | 1:new", "old | new", "3:new | old"})
    void anotherSecretVerifiesNothing(String signer, String reader) {
        TokenSecrets other = secrets(reader);
        assertThatThrownBy(() -> subject(other, signedBy(secrets(signer)))).isInstanceOf(JwtException.class);
    }
}
