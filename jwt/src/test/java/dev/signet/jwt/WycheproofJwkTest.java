package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof's expectations of JWK Sets: no invalid key is usable, and every valid one is. */
class WycheproofJwkTest {
    private static final Path FILE =
            Path.of(System.getProperty("wycheproof", "../../shared/wycheproof")).resolve("json_web_key_test.json");

    @TestFactory
    Stream<DynamicTest> jsonWebKeys() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "the vectors are not there");
        Map<String, @Nullable Object> file = JsonReader.readObject(Files.readAllBytes(FILE), 100_000);
        List<DynamicTest> tests = new ArrayList<>();
        for (Object group : list(file, "testGroups")) {
            for (Object test : list(map(group), "tests")) {
                String name = map(test).get("tcId") + " " + map(group).get("comment");
                tests.add(DynamicTest.dynamicTest(name, () -> check(map(group), map(test))));
            }
        }
        assertThat(file.get("numberOfTests")).isEqualTo((long) tests.size());
        return tests.stream();
    }

    private static void check(Map<String, @Nullable Object> group, Map<String, @Nullable Object> test) {
        String jws = (String) test.get("jws");
        boolean valid = "valid".equals(test.get("result"));
        if (group.containsKey("public")) {
            assertThat(isAccepted(
                            () -> JwkSet.parse(json(map(group.get("public")))).toKeySet(), jws))
                    .isEqualTo(valid);
        }
        assertThat(isAccepted(() -> signingKeys(map(group.get("private"))), jws))
                .isEqualTo(valid);
    }

    private static boolean isAccepted(java.util.function.Supplier<KeySet> keys, @Nullable String jws) {
        String[] parts = String.valueOf(jws).split("\\.", -1);
        JwsHeader header = JwsHeader.parse(Base64Url.decode(parts[0]));
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        try {
            Optional<VerificationKey> key = keys.get().find(header.kid().orElse(null));
            return key.filter(it -> it.algorithm() == header.algorithm())
                    .filter(it -> it.verify(signed, Base64Url.decode(parts[2])))
                    .isPresent();
        } catch (JwtException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static KeySet signingKeys(Map<String, @Nullable Object> set) {
        return KeySet.of(list(set, "keys").stream()
                .map(key -> SigningKey.fromJwk(json(map(key))).verificationKey())
                .toList());
    }

    private static String json(Map<String, @Nullable Object> value) {
        StringBuilder json = new StringBuilder();
        JsonWriter.write(json, value);
        return json.toString();
    }

    private static List<?> list(Map<String, @Nullable Object> object, String name) {
        return (List<?>) java.util.Objects.requireNonNull(object.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value);
    }
}
