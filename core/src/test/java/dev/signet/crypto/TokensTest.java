package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Tokens tokens = new Tokens(new SecureRandom());

    @Test
    void idsHaveBetterAuthsForm() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = tokens.id();
            assertThat(id).matches("[a-zA-Z0-9]{32}");
            ids.add(id);
        }
        assertThat(ids).hasSize(1000);
        // 32,000 draws of 62 signs: one that never came would be a sign that can't.
        assertThat(ids.stream().flatMap(id -> id.chars().boxed()).collect(Collectors.toSet()))
                .hasSize(62);
    }

    @Test
    void bytesAreAsManyAsAskedFor() {
        assertThat(tokens.bytes(16)).hasSize(16).isNotEqualTo(tokens.bytes(16));
    }
}
