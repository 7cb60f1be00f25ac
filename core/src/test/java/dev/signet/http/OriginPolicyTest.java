package dev.signet.http;

import static dev.signet.http.OriginPolicy.Verdict.MISSING;
import static dev.signet.http.OriginPolicy.Verdict.TRUSTED;
import static dev.signet.http.OriginPolicy.Verdict.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.OriginPolicy.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** better-auth 1.7.6: origin with a cookie. */
class OriginPolicyTest {

    private final OriginPolicy policy = new OriginPolicy(new TrustedOrigins(List.of("http://localhost:8080")));

    @Test
    void theOriginDecides() {
        assertThat(judge("origin", "http://localhost:8080")).isEqualTo(TRUSTED);
        assertThat(judge("origin", "https://evil.example")).isEqualTo(UNTRUSTED);
        assertThat(judge("origin", "banana")).isEqualTo(UNTRUSTED);
        assertThat(judge("origin", "http://localhost:1")).isEqualTo(UNTRUSTED);
        assertThat(judge("origin", "http://localhost@evil.example")).isEqualTo(UNTRUSTED);
    }

    @Test
    void withoutAnOriginNobodyIsTrusted() {
        assertThat(policy.judge(Headers.NONE)).isEqualTo(MISSING);
        assertThat(judge("origin", "")).isEqualTo(MISSING);
        assertThat(judge("sec-fetch-site", "same-origin")).isEqualTo(MISSING);
    }

    @Test
    void theRefererStandsInForAMissingOrigin() {
        assertThat(judge("referer", "http://localhost:8080/page?a=b")).isEqualTo(TRUSTED);
        assertThat(judge("referer", "https://evil.example/page")).isEqualTo(UNTRUSTED);
        assertThat(judge("referer", "http://localhost:8080@evil.example/")).isEqualTo(UNTRUSTED);
        assertThat(judge("referer", "http://localhost:8080.evil.example/")).isNotEqualTo(TRUSTED);
        assertThat(judge("referer", "http://localhost:8080\\@evil.example/")).isNotEqualTo(TRUSTED);
        assertThat(judge("referer", "/page")).isEqualTo(MISSING);
        assertThat(judge("referer", "%%%")).isEqualTo(MISSING);
    }

    @Test
    void theRefererDoesNotOverruleTheOrigin() {
        assertThat(judge("origin", "https://evil.example", "referer", "http://localhost:8080/"))
                .isEqualTo(UNTRUSTED);
        assertThat(judge("origin", "null", "referer", "http://localhost:8080/")).isEqualTo(MISSING);
    }

    @Test
    void anOpaqueOriginIsOursOnTheBrowsersWordAlone() {
        assertThat(judge("origin", "null")).isEqualTo(MISSING);
        assertThat(judge("origin", "null", "sec-fetch-site", "same-origin")).isEqualTo(TRUSTED);
        assertThat(judge("origin", "null", "sec-fetch-site", "same-site")).isEqualTo(MISSING);
        assertThat(judge("origin", "null", "sec-fetch-site", "cross-site")).isEqualTo(MISSING);
        assertThat(judge("origin", "null", "sec-fetch-site", "none")).isEqualTo(MISSING);
        assertThat(judge("origin", "https://evil.example", "sec-fetch-site", "same-origin"))
                .isEqualTo(UNTRUSTED);
    }

    private Verdict judge(String... fields) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            headers.put(fields[i], List.of(fields[i + 1]));
        }
        return policy.judge(Headers.of(headers));
    }
}
