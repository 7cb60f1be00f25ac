package dev.signet.testkit;

import dev.signet.Signet;
import dev.signet.engine.Feature;
import dev.signet.event.SecurityListener;
import dev.signet.mail.Mailer;
import dev.signet.options.BreachOptions;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.SecretOptions;
import dev.signet.options.SignetOptions;
import dev.signet.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An engine for tests, and browsers that talk to it without a server. Start here; close it at the end.
 *
 * <pre>{@code
 * TestAuth auth = TestAuth.create();
 * TestBrowser browser = auth.browser();
 * browser.signUp("ada@example.com");
 * assertThat(browser.get("/get-session").text("user.email")).isEqualTo("ada@example.com");
 * }</pre>
 *
 * <p>Unless {@link #builder} says otherwise: users live in a {@link MemoryStorage}, a {@link TestingClock} stands still
 * at {@link #START}, passwords are hashed at bcrypt's lowest cost, requests are not limited, the secrets are known,
 * mails are kept by a {@link TestingMailer}, and the base URL is {@code http://localhost:8080}. Thread-safe.
 */
public final class TestAuth implements AutoCloseable {

    /** Where the clock stands unless set. */
    public static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    /** The password of everybody whom {@link TestBrowser#signUp} signs up. */
    public static final String PASSWORD = "correct horse battery";

    /** Two secrets that everybody knows: never use them but in a test. */
    public static final SecretOptions SECRETS =
            new SecretOptions("test-master-secret-0123456789abcdefghij", "test-token-secret-zyxwvutsrq9876543210");

    private final Signet signet;
    private final Storage storage;
    private final TestingClock clock;
    private final TestingMailer mailer = new TestingMailer();

    private TestAuth(Builder builder) {
        this.storage = builder.storage;
        this.clock = builder.clock;
        var defaults = PasswordOptions.DEFAULTS;
        var quick = new PasswordOptions(
                defaults.minLength(), defaults.maxLength(), HashOptions.bcrypt(4), 10_000, BreachOptions.DEFAULTS);
        var options = SignetOptions.builder(builder.secrets).password(quick);
        var engine = Signet.builder(builder.customise.apply(options).build(), storage)
                .clock(clock)
                .mailer(builder.mailer == null ? mailer : builder.mailer);
        builder.features.forEach(engine::feature);
        builder.listeners.forEach(engine::listener);
        this.signet = engine.build();
    }

    /** One with the settings above, and these features beside the built-in ones. */
    public static TestAuth create(Feature... features) {
        var builder = builder();
        List.of(features).forEach(builder::feature);
        return builder.build();
    }

    /** One with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** A browser that has never been here. */
    public TestBrowser browser() {
        return new TestBrowser(this);
    }

    /** The engine. */
    public Signet signet() {
        return signet;
    }

    /** What it stores. */
    public Storage storage() {
        return storage;
    }

    /** The mails that the engine sent, unless the builder was given another mailer. */
    public TestingMailer mailer() {
        return mailer;
    }

    /** The time, for engine and browsers alike. */
    public TestingClock clock() {
        return clock;
    }

    /** Stops the engine. */
    @Override
    public void close() {
        signet.close();
    }

    /** Gathers what differs from the settings above. Not thread-safe. */
    public static final class Builder {

        private final List<Feature> features = new ArrayList<>();
        private final List<SecurityListener> listeners = new ArrayList<>();
        private Storage storage = new MemoryStorage();
        private TestingClock clock = new TestingClock(START);
        private SecretOptions secrets = SECRETS;
        private @Nullable Mailer mailer;
        private UnaryOperator<SignetOptions.Builder> customise = UnaryOperator.identity();

        private Builder() {}

        /** Changes settings of the engine; called again, it changes the result further. */
        public Builder options(UnaryOperator<SignetOptions.Builder> change) {
            var before = customise;
            this.customise = options -> change.apply(before.apply(options));
            return this;
        }

        /** The storage; an empty {@link MemoryStorage} unless set. */
        public Builder storage(Storage value) {
            this.storage = value;
            return this;
        }

        /** The clock; one that stands at {@link TestAuth#START} unless set. */
        public Builder clock(TestingClock value) {
            this.clock = value;
            return this;
        }

        /** The secrets; {@link TestAuth#SECRETS} unless set. */
        public Builder secrets(SecretOptions value) {
            this.secrets = value;
            return this;
        }

        /** What sends mails; a {@link TestingMailer} unless set. */
        public Builder mailer(Mailer value) {
            this.mailer = value;
            return this;
        }

        /** Tells this one what is done to accounts, in the background. */
        public Builder listener(SecurityListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Adds a feature. */
        public Builder feature(Feature feature) {
            features.add(feature);
            return this;
        }

        /**
         * The engine.
         *
         * @throws RuntimeException whatever {@link Signet.Builder#build} throws
         */
        public TestAuth build() {
            return new TestAuth(this);
        }
    }
}
