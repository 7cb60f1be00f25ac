package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.PasswordHasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EqualWorkTest {

    private final List<String> checked = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /** Hashes are {@code <form>:<owner>}. */
    private final PasswordHasher hasher = new PasswordHasher() {
        @Override
        public String hash(String password) {
            return "bcrypt:" + password;
        }

        @Override
        public boolean matches(String password, String encoded) {
            checked.add(work(encoded));
            now = now.plusMillis(encoded.startsWith("dear") ? 501 : 500);
            return true;
        }

        @Override
        public boolean isOutdated(String encoded) {
            return !encoded.startsWith("bcrypt:");
        }

        @Override
        public String work(String encoded) {
            return encoded.startsWith("junk:") ? "" : encoded.substring(0, encoded.indexOf(':'));
        }
    };

    private final EqualWork equalWork = new EqualWork(hasher, () -> now, "bcrypt:nobody");

    private List<String> workOf(String hash) {
        checked.clear();
        if (!hasher.work(hash).isEmpty()) {
            checked.add(hasher.work(hash));
        }
        equalWork.complete("wrong", hash);
        return checked.stream().sorted().toList();
    }

    @Test
    @Tag("R-336")
    void everyRefusalDoesTheWorkOfAllFormsThatWereSeen() {
        assertThat(workOf("bcrypt:ada")).containsExactly("bcrypt");
        equalWork.check("wrong", "scrypt:bob");
        equalWork.check("wrong", "scrypt:cy");
        equalWork.check("wrong", "junk:dee");

        assertThat(workOf("bcrypt:ada"))
                .isEqualTo(workOf("scrypt:bob"))
                .isEqualTo(workOf("scrypt:cy"))
                .isEqualTo(workOf("junk:dee"))
                .containsExactly("bcrypt", "scrypt");
    }

    @Test
    @Tag("R-336")
    void aHashThatIsTooDearDoesNotMakeEveryRefusalAsDear() {
        equalWork.check("wrong", "dear:eve");
        assertThat(workOf("bcrypt:ada")).containsExactly("bcrypt");
    }

    @Test
    void aTableFullOfFormsDoesNotMakeRefusalsCostWithoutEnd() {
        for (int i = 0; i < 100; i++) {
            equalWork.check("wrong", "form" + i + ":somebody");
        }
        assertThat(workOf("bcrypt:ada")).hasSize(4);
    }
}
