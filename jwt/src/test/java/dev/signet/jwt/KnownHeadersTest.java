package dev.signet.jwt;

import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.encoded;
import static dev.signet.jwt.Forge.good;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A header that was known is the same object again. */
class KnownHeadersTest {
    private final JwtVerifier verifier = verifier().cacheSize(0).build();

    @Test
    void headerOfAnAcceptedTokenIsKnown() {
        assertThat(seen(0)).isSameAs(seen(0));
        assertThat(seen(0)).isNotSameAs(seen(1));
    }

    @Test
    void eightHeadersAreKnownAndTheOldestMakesRoomForTheNinth() {
        List<JwsHeader> first = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(seen(i));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(seen(i)).isSameAs(first.get(i));
        }
        seen(8);
        for (int i = 1; i < 8; i++) {
            assertThat(seen(i)).isSameAs(first.get(i));
        }
        assertThat(seen(0)).isNotSameAs(first.get(0));
    }

    @Test
    void forgedTokensPushNothingOut() {
        List<JwsHeader> first = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(seen(i));
        }
        for (int i = 8; i < 100; i++) {
            String forged = token(header(i), good());
            String cut = forged.substring(0, forged.length() - 43) + "A".repeat(43);
            assertThat(refusal(verifier, cut)).isEqualTo(Reason.INVALID_SIGNATURE);
            assertThat(refusal(verifier, token(header(i), "{}"))).isEqualTo(Reason.INVALID_CLAIM);
        }
        for (int i = 0; i < 8; i++) {
            assertThat(seen(i)).isSameAs(first.get(i));
        }
    }

    @Test
    void signedHeaderThatIsRefusedIsRefusedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(verifier, token("{\"alg\":\"HS256\",\"crit\":[\"exp\"]}", good())))
                    .isEqualTo(Reason.CRITICAL_HEADER);
            assertThat(refusal(verifier, token("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", good())))
                    .isEqualTo(Reason.WRONG_TYPE);
        }
    }

    /** The known one is 20 characters long, so that those of the longer header begin with exactly them. */
    @Test
    void headerThatBeginsWithAKnownOneIsReadForItself() {
        JwsHeader known = verifier.verify(token(HEADER, good())).header();
        String longer = HEADER + ",\"crit\":1}";
        assertThat(encoded(longer)).startsWith(encoded(HEADER));
        assertThat(refusal(verifier, token(longer, good()))).isEqualTo(Reason.MALFORMED);
        assertThat(verifier.verify(token(HEADER + "   ", good())).header()).isNotSameAs(known);
        assertThat(verifier.verify(token(HEADER, good())).header()).isSameAs(known);
    }

    @Test
    void headerWhoseStartAloneWasSentIsNotKnown() {
        KnownHeaders headers = new KnownHeaders();
        CompactToken long1 = CompactToken.split("AAAA.BBBB.CCCC", 256);
        JwsHeader header = new JwsHeader(JwsAlgorithm.HS256, Optional.empty(), Optional.empty());
        headers.add(long1, header);
        assertThat(headers.find(long1.bytes())).isSameAs(header);
        assertThat(headers.find(Forge.utf8("AAAA.X.Y"))).isSameAs(header);
        assertThat(headers.find(Forge.utf8("AAAA."))).isNull();
        assertThat(headers.find(Forge.utf8("AAAA"))).isNull();
        assertThat(headers.find(Forge.utf8("AAA.BBBB.CCCC"))).isNull();
        assertThat(headers.find(Forge.utf8("AAAAA.BBB.CCCC"))).isNull();
    }

    @Test
    void headerThatTwoThreadsAddTakesOnePlace() {
        KnownHeaders headers = new KnownHeaders();
        CompactToken one = CompactToken.split("ONE.BBBB.CCCC", 256);
        CompactToken two = CompactToken.split("TWO.BBBB.CCCC", 256);
        JwsHeader header = new JwsHeader(JwsAlgorithm.HS256, Optional.empty(), Optional.empty());
        headers.add(one, header);
        for (int i = 0; i < 10; i++) {
            headers.add(two, header);
        }
        assertThat(headers.find(one.bytes())).isSameAs(header);
    }

    private JwsHeader seen(int i) {
        return verifier.verify(token(header(i), good())).header();
    }

    private static String header(int i) {
        return "{\"alg\":\"HS256\",\"x\":" + i + "}";
    }
}
