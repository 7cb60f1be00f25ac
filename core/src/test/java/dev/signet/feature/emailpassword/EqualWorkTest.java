package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.PasswordHasher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EqualWorkTest {

    private final List<String> checked = new ArrayList<>();

    /** Hashes are {@code <form>:<owner>}. */
    private final PasswordHasher hasher = new PasswordHasher() {
        @Override
        public String hash(String password) {
            return "bcrypt:" + password;
        }

        @Override
        public boolean matches(String password, String encoded) {
            checked.add(work(encoded));
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

    private final EqualWork equalWork = new EqualWork(hasher);

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
        equalWork.learn("bcrypt:nobody");
        assertThat(workOf("bcrypt:ada")).containsExactly("bcrypt");
        equalWork.learn("scrypt:bob");
        equalWork.learn("scrypt:cy");
        equalWork.learn("junk:dee");

        assertThat(workOf("bcrypt:ada"))
                .isEqualTo(workOf("scrypt:bob"))
                .isEqualTo(workOf("scrypt:cy"))
                .isEqualTo(workOf("junk:dee"))
                .containsExactly("bcrypt", "scrypt");
    }

    @Test
    void aTableFullOfFormsDoesNotMakeRefusalsCostWithoutEnd() {
        equalWork.learn("bcrypt:nobody");
        for (int i = 0; i < 100; i++) {
            equalWork.learn("form" + i + ":somebody");
        }
        assertThat(workOf("bcrypt:ada")).hasSize(4);
    }
}
