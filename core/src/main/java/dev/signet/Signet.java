package dev.signet;

import dev.signet.crypto.HashingPool;
import dev.signet.crypto.MemoryBudget;
import dev.signet.crypto.PasswordHashes;
import dev.signet.crypto.Tokens;
import dev.signet.engine.Feature;
import dev.signet.engine.MemoryRateLimits;
import dev.signet.engine.Pipeline;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.SessionStrategy;
import dev.signet.engine.Setup;
import dev.signet.engine.TryCounters;
import dev.signet.event.SecurityEvents;
import dev.signet.event.SecurityListener;
import dev.signet.feature.audit.AuditTrail;
import dev.signet.http.HttpRequest;
import dev.signet.http.HttpResponse;
import dev.signet.http.OutgoingHttp;
import dev.signet.mail.LimitedMailer;
import dev.signet.mail.Mailer;
import dev.signet.onetime.OneTimeTokens;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SignetOptions;
import dev.signet.session.DatabaseSessions;
import dev.signet.session.StatelessSessions;
import dev.signet.storage.RateLimitStore;
import dev.signet.storage.Storage;
import dev.signet.sweep.Sweeper;
import dev.signet.token.AccessTokens;
import dev.signet.token.SigningKeys;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The authentication engine: sign-up, sign-in, sessions and tokens behind one method, {@link #handle}. Build one for an
 * application and close it at the end. Thread-safe.
 *
 * <pre>{@code
 * Signet signet = Signet.builder(options, storage).build();
 * HttpResponse response = signet.handle(request);
 * }</pre>
 */
public final class Signet implements AutoCloseable {

    private final Services services;
    private final HashingPool passwords;
    private final SecurityEvents events = new SecurityEvents();
    private final Sweeper sweeper;
    private final Pipeline pipeline;
    private final List<Route<?, ?>> routes;

    private Signet(Builder builder) {
        SignetOptions options = builder.options;
        InstantSource clock = () -> builder.clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Tokens tokens = new Tokens(builder.random);
        this.passwords = hashingPool(options.password(), tokens);
        this.sweeper = new Sweeper(clock);
        SigningKeys keys = SigningKeys.open(options, builder.storage.signingKeys(), builder.random, clock);
        AccessTokens accessTokens = new AccessTokens(options, keys, tokens, clock);
        Supplier<RateLimitStore> counters = options.request().rateLimitStorage() == RateLimitStorage.DATABASE
                ? builder.storage::rateLimits
                : MemoryRateLimits::new;
        this.services = new Services(
                options,
                builder.storage,
                counters.get(),
                new TryCounters(counters.get(), counters.get()),
                sessions(options, builder.storage, accessTokens, tokens, clock, sweeper),
                accessTokens,
                passwords,
                builder.http,
                mailer(builder, clock),
                new OneTimeTokens(builder.storage.verifications(), tokens, clock, sweeper),
                events,
                sweeper,
                tokens,
                clock);
        builder.listeners.forEach(events::listen);
        Setup setup = new Setup(services);
        BuiltInFeatures.all().forEach(feature -> feature.install(setup));
        builder.features.forEach(feature -> feature.install(setup));
        this.pipeline = new Pipeline(setup);
        this.routes = setup.routes();
    }

    /** An engine with these settings on this database. */
    public static Builder builder(SignetOptions options, Storage storage) {
        return new Builder(options, storage);
    }

    /** Answers a request below the base path; whatever happens, it returns a response. */
    public HttpResponse handle(HttpRequest request) {
        return pipeline.handle(request);
    }

    /** The settings. */
    public SignetOptions options() {
        return services.options();
    }

    /** Verifies the access tokens that this engine issues, for a back end in the same process. */
    public AccessTokens accessTokens() {
        return services.accessTokens();
    }

    /** Reads what was done to accounts, if {@code signet.audit.enabled} had it kept. */
    public AuditTrail audit() {
        return new AuditTrail(services.storage().audit());
    }

    /** All routes, from which documents are generated. */
    public List<Route<?, ?>> routes() {
        return routes;
    }

    /** Stops the hashing of passwords and the removal of what has expired, and tells listeners what they were not told. */
    @Override
    public void close() {
        sweeper.close();
        passwords.close();
        events.close();
    }

    /** Counted in the memory of the process: the request waits for the count. */
    private static Mailer mailer(Builder builder, InstantSource clock) {
        return builder.options.limitsRequests()
                ? new LimitedMailer(builder.mailer, new MemoryRateLimits(), clock)
                : builder.mailer;
    }

    private static SessionStrategy sessions(
            SignetOptions options,
            Storage storage,
            AccessTokens accessTokens,
            Tokens tokens,
            InstantSource clock,
            Sweeper sweeper) {
        return switch (options.session().strategy()) {
            case STATELESS -> new StatelessSessions(options, storage.users(), accessTokens, tokens, clock);
            case DATABASE -> new DatabaseSessions(options, storage, accessTokens, tokens, clock, sweeper);
        };
    }

    private static HashingPool hashingPool(PasswordOptions options, Tokens tokens) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new HashingPool(hashes(options.hash(), tokens), processors, options.queue());
    }

    private static PasswordHashes hashes(HashOptions options, Tokens tokens) {
        MemoryBudget budget = MemoryBudget.ofHeap();
        return switch (options.algorithm()) {
            case BCRYPT -> PasswordHashes.bcrypt(options.bcryptCost(), tokens, budget);
            case SCRYPT -> PasswordHashes.scrypt(tokens, budget);
            case ARGON2ID ->
                PasswordHashes.argon2id(options.argon2Memory(), options.argon2Iterations(), tokens, budget);
            case PBKDF2 -> PasswordHashes.pbkdf2(options.pbkdf2Iterations(), tokens, budget);
        };
    }

    /** Gathers what an engine is made of. */
    public static final class Builder {

        private final SignetOptions options;
        private final Storage storage;
        private final List<Feature> features = new ArrayList<>();
        private final List<SecurityListener> listeners = new ArrayList<>();
        private Mailer mailer = Mailer.none();
        private InstantSource clock = InstantSource.system();
        private SecureRandom random = new SecureRandom();
        private OutgoingHttp http = new OutgoingHttp();

        private Builder(SignetOptions options, Storage storage) {
            this.options = options;
            this.storage = storage;
        }

        /** Adds a feature to the built-in ones. */
        public Builder feature(Feature feature) {
            features.add(feature);
            return this;
        }

        /**
         * Tells this one what is done to accounts, after it was done. All listeners are told on one thread in the
         * background, in order; a slow one delays the others, and no request.
         */
        public Builder listener(SecurityListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Sends mails to users. Unless set, none are sent, and what needs them is off. Whoever made it closes it. */
        public Builder mailer(Mailer sender) {
            this.mailer = sender;
            return this;
        }

        /** Tells the time; the system's clock unless set. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Asks other servers; a client of the engine's own unless set.
         *
         * @throws IllegalArgumentException if it follows redirects
         */
        public Builder httpClient(HttpClient client) {
            this.http = new OutgoingHttp(client);
            return this;
        }

        /** Makes secrets; the system's generator unless set. */
        public Builder random(SecureRandom source) {
            this.random = source;
            return this;
        }

        /**
         * The engine.
         *
         * @throws IllegalStateException with all that is wrong in the declarations of routes
         */
        public Signet build() {
            return new Signet(this);
        }
    }
}
