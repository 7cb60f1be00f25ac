package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.PayloadSigner;
import dev.signet.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON in base64url with a signature beside the payload. What is signed is the payload as JSON, with {@code expiresAt} as
 * its last member; a reader writes it anew to check it, so the order of members counts.
 */
final class CompactCacheFormat implements CacheFormat {

    private static final String EXPIRY = "expiresAt";

    private final PayloadSigner signer;
    private final Duration lifetime;
    private final InstantSource clock;

    CompactCacheFormat(MasterSecret secret, Duration lifetime, InstantSource clock) {
        this.signer = new PayloadSigner(secret);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public String write(String userId, CachedPayload payload) {
        long expiry = clock.instant().plus(lifetime).toEpochMilli();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("session", payload.members());
        whole.put(EXPIRY, expiry);
        whole.put("signature", signer.sign(signed(payload.members(), expiry)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(whole).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Map<?, ?>> read(String value) {
        try {
            return Json.parse(Base64.getUrlDecoder().decode(value)) instanceof Map<?, ?> whole
                            && whole.get("session") instanceof Map<?, ?> payload
                            && whole.get(EXPIRY) instanceof Long expiry
                            && whole.get("signature") instanceof String signature
                            && signer.matches(signed(payload, expiry), signature)
                            && clock.instant().toEpochMilli() < expiry
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String signed(Map<?, ?> payload, long expiry) {
        Map<Object, Object> text = new LinkedHashMap<>(payload);
        text.put(EXPIRY, expiry);
        return Json.write(text);
    }
}
