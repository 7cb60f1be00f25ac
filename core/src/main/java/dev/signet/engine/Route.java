package dev.signet.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declares an endpoint: router, validation, rate limit, OpenAPI and documentation are derived from it. Immutable.
 *
 * @param <I> the input record: body of a POST, query of a GET
 * @param <O> the output
 */
public final class Route<I extends Record, O> {

    /**
     * How often one client may call.
     *
     * @param max how many calls
     * @param window in which time
     */
    public record Limit(int max, Duration window) {}

    /** The rule of the protocol where a route names none: 100 calls in 10 seconds. */
    public static final Limit DEFAULT_LIMIT = new Limit(100, Duration.ofSeconds(10));

    /** For routes that pages read all the time, also through one web server for many people. */
    public static final Limit SESSION_READ_LIMIT = new Limit(1_000, Duration.ofSeconds(10));

    private final String method;
    private final String path;
    private final Class<I> input;
    private final Class<O> output;
    private final Settings settings;

    private Route(String method, String path, Class<I> input, Class<O> output, Settings settings) {
        this.method = method;
        this.path = path;
        this.input = input;
        this.output = output;
        this.settings = settings;
    }

    private record Settings(
            String summary, Access access, Limit limit, BodyShape body, Set<Trait> traits, List<ErrorCode> errors) {

        static final Settings DEFAULTS =
                new Settings("", Access.PUBLIC, DEFAULT_LIMIT, BodyShape.OBJECT, Set.of(), List.of());

        Settings with(Trait trait) {
            Set<Trait> more = EnumSet.of(trait);
            more.addAll(traits);
            return new Settings(summary, access, limit, body, Set.copyOf(more), errors);
        }
    }

    private enum Trait {
        READS_FORMS,
        STARTS_SESSION,
        HANDS_TOKEN_ON,
        ANSWERS_NULL
    }

    private Route<I, O> with(Settings changed) {
        return new Route<>(method, path, input, output, changed);
    }

    /** A route that reads its input from the query. */
    public static <I extends Record, O> Route<I, O> get(String path, Class<I> input, Class<O> output) {
        return new Route<>("GET", path, input, output, Settings.DEFAULTS);
    }

    /** A route that reads its input from a JSON body. */
    public static <I extends Record, O> Route<I, O> post(String path, Class<I> input, Class<O> output) {
        return new Route<>("POST", path, input, output, Settings.DEFAULTS);
    }

    /** What it does, in one line. Mandatory. */
    public Route<I, O> summary(String text) {
        return with(new Settings(text, access(), limit(), body(), settings.traits(), errors()));
    }

    /** Who may call; {@link Access#PUBLIC} unless said. */
    public Route<I, O> access(Access who) {
        return with(new Settings(summary(), who, limit(), body(), settings.traits(), errors()));
    }

    /** How often; {@link #DEFAULT_LIMIT} unless said. */
    public Route<I, O> rateLimit(int max, Duration window) {
        return rateLimit(new Limit(max, window));
    }

    /** The same, by a rule that several routes share. */
    public Route<I, O> rateLimit(Limit rule) {
        return with(new Settings(summary(), access(), rule, body(), settings.traits(), errors()));
    }

    /** Reads {@code application/x-www-form-urlencoded} bodies as well. */
    public Route<I, O> acceptsForm() {
        return with(settings.with(Trait.READS_FORMS));
    }

    /** What a POST has to carry; {@link BodyShape#OBJECT} unless said. */
    public Route<I, O> body(BodyShape shape) {
        return with(new Settings(summary(), access(), limit(), shape, settings.traits(), errors()));
    }

    /** Can sign a visitor in: a page on another site must not call it, even without cookies (login CSRF). */
    public Route<I, O> startsSession() {
        return with(settings.with(Trait.STARTS_SESSION));
    }

    /** Sends the browser on with a secret in the address: the target has to be of an origin that is named in full. */
    public Route<I, O> handsTokenOn() {
        return with(settings.with(Trait.HANDS_TOKEN_ON));
    }

    /** Answers the JSON literal {@code null} at times. */
    public Route<I, O> nullableOutput() {
        return with(settings.with(Trait.ANSWERS_NULL));
    }

    /** Which errors of its own it can give, beside those of the pipeline; called again, it adds more. */
    public Route<I, O> errors(ErrorCode... codes) {
        List<ErrorCode> all = Stream.concat(errors().stream(), Stream.of(codes)).toList();
        return with(new Settings(summary(), access(), limit(), body(), settings.traits(), all));
    }

    /** The method. */
    public String method() {
        return method;
    }

    /** The path below the base path. */
    public String path() {
        return path;
    }

    /** The input record. */
    public Class<I> input() {
        return input;
    }

    /** The output record. */
    public Class<O> output() {
        return output;
    }

    /** What it does. */
    public String summary() {
        return settings.summary();
    }

    /** Who may call. */
    public Access access() {
        return settings.access();
    }

    /** How often. */
    public Limit limit() {
        return settings.limit();
    }

    /** What a POST has to carry. */
    public BodyShape body() {
        return settings.body();
    }

    /** Whether it can sign a visitor in. */
    public boolean canStartSession() {
        return settings.traits().contains(Trait.STARTS_SESSION);
    }

    /** Whether it takes an address to send the browser on to. */
    public boolean redirects() {
        return Arrays.stream(input.getRecordComponents())
                .anyMatch(component -> component.getName().equals("callbackURL"));
    }

    /** Whether a secret goes along to that address. */
    public boolean passesTokenOn() {
        return settings.traits().contains(Trait.HANDS_TOKEN_ON);
    }

    /** Whether forms are read. */
    public boolean readsForms() {
        return settings.traits().contains(Trait.READS_FORMS);
    }

    /** Whether it answers {@code null} at times. */
    public boolean answersNull() {
        return settings.traits().contains(Trait.ANSWERS_NULL);
    }

    /** Its own errors. */
    public List<ErrorCode> errors() {
        return settings.errors();
    }

    /** Method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Route<?, ?> route && route.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
