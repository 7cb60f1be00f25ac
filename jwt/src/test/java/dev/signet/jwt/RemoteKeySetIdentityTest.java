package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.Heard.Success;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that did not change stays the same object. */
class RemoteKeySetIdentityTest {
    private static final SigningKey ONE = KeyServer.key("one");
    private static final SigningKey TWO = KeyServer.key("two");

    private final AtomicLong nanos = new AtomicLong();
    private final Heard heard = new Heard();
    private KeyServer server;
    private RemoteKeySet keys;
    private VerificationKey first;

    @BeforeEach
    void load() throws Exception {
        server = new KeyServer(KeyServer.document(ONE));
        keys = RemoteKeySet.builder(server.url())
                .clock(nanos::get)
                .listener(heard)
                .build();
        first = keys.find("one").orElseThrow();
        assertThat(heard.success().changed()).isTrue();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sameDocumentKeepsTheKeys() throws Exception {
        assertThat(refresh(KeyServer.document(ONE)).changed()).isFalse();
        assertThat(keys.find("one").orElseThrow()).isSameAs(first);
    }

    @Test
    void sameKeysWrittenInAnotherWayAreKept() throws Exception {
        String spaced = KeyServer.document(ONE).replace(",", " ,\n ");
        assertThat(refresh(spaced).changed()).isFalse();
        assertThat(keys.find("one").orElseThrow()).isSameAs(first);
    }

    @Test
    void keyIsKeptWhileOthersComeAndGo() throws Exception {
        assertThat(refresh(KeyServer.document(TWO, ONE)).changed()).isTrue();
        assertThat(keys.find("one").orElseThrow()).isSameAs(first);
        VerificationKey second = keys.find("two").orElseThrow();
        assertThat(refresh(KeyServer.document(TWO)).changed()).isTrue();
        assertThat(keys.find("two").orElseThrow()).isSameAs(second);
    }

    @Test
    void keyIsKeptAcrossAnOutage() throws Exception {
        server.answers(500, "");
        pass();
        heard.failure(FetchFailure.Kind.STATUS);
        assertThat(refresh(KeyServer.document(ONE, TWO)).changed()).isTrue();
        assertThat(keys.find("one").orElseThrow()).isSameAs(first);
    }

    @Test
    void newKeyUnderAnOldKidTakesItsPlace() throws Exception {
        SigningKey successor = KeyServer.key("one");
        assertThat(refresh(KeyServer.document(successor)).changed()).isTrue();
        VerificationKey found = keys.find("one").orElseThrow();
        byte[] data = {1};
        assertThat(found.verify(data, successor.sign(data))).isTrue();
        assertThat(found.verify(data, ONE.sign(data))).isFalse();
    }

    @Test
    void oldKeyUnderANewKidIsAnotherKey() throws Exception {
        String renamed = KeyServer.document(ONE).replace("\"one\"", "\"uno\"");
        assertThat(refresh(renamed).changed()).isTrue();
        assertThat(keys.find("uno").orElseThrow().kid()).contains("uno");
    }

    private Success refresh(String document) throws InterruptedException {
        server.answers(200, document);
        pass();
        return heard.success();
    }

    /** The refresh is due, and the next token starts it. */
    private void pass() {
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(keys.find(null).or(() -> keys.find("two"))).isPresent();
    }
}
