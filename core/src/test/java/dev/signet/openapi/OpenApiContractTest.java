package dev.signet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.Signet;
import dev.signet.options.AuditOptions;
import dev.signet.options.BreachOptions;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SessionOptions;
import dev.signet.options.SignetOptions;
import dev.signet.spec.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed contract says what the routes say. */
@Tag("R-064")
class OpenApiContractTest {

    private static final String CONTRACT = "specs/auth-jwt-security/contracts/auth-api.yaml";
    private static final String HEADER =
            "# Generated from the routes of the engine; a test compares it with them. Write it anew by:\n";
    private static final String COMMAND = "mvn -pl core -am test -Dtest=OpenApiContractTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsignet.regenerate=true";

    @Test
    void committedContractIsTheGeneratedOne() throws IOException {
        Path file = Repository.root().resolve(CONTRACT);
        String generated = HEADER + "# " + COMMAND + "\n" + generate();
        if (Boolean.getBoolean("signet.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as(
                        "%s differs from the routes. If the change is meant, write it anew and commit it: %s",
                        CONTRACT, COMMAND)
                .isEqualTo(generated);
    }

    @Test
    void generatingTwiceGivesTheSameText() {
        assertThat(generate()).isEqualTo(generate());
    }

    private static String generate() {
        SignetOptions options = SignetOptions.builder(new SecretOptions(
                        "only-for-reading-the-routes-1234567890", "only-for-reading-the-tokens-123456789"))
                .password(new PasswordOptions(8, 128, HashOptions.bcrypt(4), 64, BreachOptions.DEFAULTS))
                .session(SessionOptions.DEFAULTS.inDatabase(DatabaseSessionOptions.DEFAULTS))
                .audit(new AuditOptions(true, Duration.ofDays(90)))
                .build();
        try (Signet signet = Signet.builder(options, UnaskedStorage.create()).build()) {
            return Yaml.write(OpenApi.of(signet.routes(), options));
        }
    }
}
