package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What docs/verify-tokens.md says about plain Java: its program runs as it stands, and its other examples compile,
 * because they stand here too.
 */
class VerifyTokensGuideTest {
    private static final String PAGE = page();
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(import .*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("```\\n(accepted: .*?)```", Pattern.DOTALL);
    private static final Pattern PROFILE = Pattern.compile("(?m)^\\| `([A-Z_]+)`[^|]*\\| (?:absent|`[a-z+]+jwt`)");

    @TempDir
    Path folder;

    private static String page() {
        try {
            // What comes behind is compiled by the starter.
            return Files.readString(Path.of("../docs/verify-tokens.md")).split("\n## Spring Boot\n", 2)[0];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void examplesOfTheGuideStandInThisFile() throws IOException {
        String here = MarkdownExamples.source(VerifyTokensGuideTest.class);
        List<String> examples = MarkdownExamples.in(PAGE);
        assertThat(examples).hasSize(9);
        assertThat(examples.subList(1, 9))
                .allSatisfy(example -> assertThat(here).contains(example));
    }

    @Test
    void programOfTheGuideRunsAndPrintsWhatThePageSays() throws Exception {
        Path source = Files.writeString(folder.resolve("Verify.java"), only(PROGRAM));
        Path classes = Path.of(JwtVerifier.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classes.toString(), "-d", folder.toString(), source.toString());
        assertThat(errors).isZero();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String path = classes + System.getProperty("path.separator") + folder;
        Process process = new ProcessBuilder(java.toString(), "-cp", path, "Verify")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(only(OUTPUT));
        assertThat(process.waitFor()).isZero();
    }

    private static String only(Pattern pattern) {
        List<MatchResult> found = pattern.matcher(PAGE).results().toList();
        assertThat(found).hasSize(1);
        return found.get(0).group(1);
    }

    @Test
    void everyKindOfTokenIsInTheTable() {
        List<String> kinds = Arrays.stream(TokenProfile.class.getFields())
                .map(Field::getName)
                .toList();
        assertThat(PROFILE.matcher(PAGE).results().map(it -> it.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOutageIsAnswered503(Reason reason) {
        assertThat(status(new JwtException(reason, ""))).isEqualTo(reason == Reason.KEYS_UNAVAILABLE ? 503 : 401);
    }

    int status(JwtException refused) {
        return refused.reason() == JwtException.Reason.KEYS_UNAVAILABLE ? 503 : 401;
    }

    @Test
    void verifierByAUrlAnswersBeforeItHasFetchedAnything() {
        RemoteKeySet keys = RemoteKeySet.builder(URI.create("https://auth.example.com/api/auth/jwks"))
                .build();

        JwtVerifier verifier = JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .build();
        assertThat(Forge.refusal(verifier, Forge.token(Forge.HEADER, Forge.good())))
                .isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        assertThat(Forge.refusal(accessTokens(keys), Forge.token(Forge.HEADER, Forge.good())))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    private static JwtVerifier accessTokens(RemoteKeySet keys) {
        JwtVerifier accessTokens = JwtVerifier.builder()
                .keys(keys)
                .algorithms(JwsAlgorithm.RS256)
                .profile(TokenProfile.ACCESS_TOKEN)
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .build();
        return accessTokens;
    }

    @Test
    void sharedSecretIsTheUtf8OfItsText() {
        String secret = "0123456789abcdef0123456789abcdef";
        VerificationKey shared = VerificationKey.hmac(secret.getBytes(StandardCharsets.UTF_8));
        assertThat(shared.verify(new byte[1], Forge.KEY.sign(new byte[1]))).isTrue();
    }

    /** Compiled alone: the name of its file belongs to the page. */
    VerificationKey fromFile() throws IOException {
        VerificationKey known = VerificationKey.fromPem(JwsAlgorithm.RS256, Files.readString(Path.of("public.pem")));
        return known;
    }

    @Test
    void claimsAreReadAsTheGuideSays() {
        VerifiedJwt jwt = read(Forge.verifier().build(), token());
        assertThat(jwt.claims()).containsKey("roles");
    }

    private static VerifiedJwt read(JwtVerifier verifier, String token) {
        VerifiedJwt jwt = verifier.verify(token);

        String user = jwt.subject().orElseThrow();
        Instant until = jwt.expiresAt();
        List<String> roles = jwt.strings("roles"); // empty if it is absent or no list of strings
        Optional<String> email = jwt.string("email");
        boolean trial = jwt.bool("trial").orElse(false);
        assertThat(user).isEqualTo("user-1");
        assertThat(until).isAfter(Forge.NOW);
        assertThat(roles).containsExactly("admin");
        assertThat(email).isEmpty();
        assertThat(trial).isFalse();
        return jwt;
    }

    @Test
    void cacheIsSwitchedOffByOneLine() {
        JwtVerifier.Builder builder = Forge.verifier();
        builder.cacheSize(0);
        JwtVerifier verifier = builder.build();
        assertThat(verifier.verify(token())).isNotSameAs(verifier.verify(token()));
    }

    @Test
    void revokedTokensAreRefused() {
        JwtVerifier.Builder builder = Forge.verifier();
        String tokenId = "t1";
        String userId = "user-1";
        Revocations revocations =
                new Revocations(Duration.ofMinutes(16), InstantSource.system()); // lifetime and leeway
        builder.revoked(revocations);

        revocations.revokeId(tokenId); // one token, by its jti
        revocations.revokeSubject(userId); // all that this user has up to now
        assertThat(Forge.refusal(builder.build(), token())).isEqualTo(Reason.REVOKED);
    }

    private static String token() {
        return Forge.token(
                Forge.HEADER,
                Forge.payload("\"exp\":" + (Forge.NOW_SECONDS + 60), "\"sub\":\"user-1\"", "\"roles\":[\"admin\"]"));
    }
}
