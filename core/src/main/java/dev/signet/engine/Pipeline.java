package dev.signet.engine;

import dev.signet.http.HttpRequest;
import dev.signet.http.HttpResponse;
import java.util.Optional;

/** The journey of a request: every step in its order, each of them one class. Thread-safe. */
public final class Pipeline {

    private final Router router;
    private final RateLimiter rateLimiter;
    private final BodyReader bodyReader;
    private final OriginCheck originCheck;
    private final AccessCheck accessCheck;
    private final ResponseEncoder encoder;
    private final ErrorMapper errors;

    /** Builds the steps. */
    public Pipeline(Setup setup) {
        Services services = setup.services();
        this.router = new Router(setup.endpoints(), services.options().basePath());
        this.rateLimiter = new RateLimiter(services);
        this.bodyReader = new BodyReader(services.options().request().maxBodyBytes());
        this.originCheck = new OriginCheck(services.options().trustedOrigins());
        this.accessCheck = new AccessCheck(services, rateLimiter);
        this.encoder = new ResponseEncoder();
        this.errors = new ErrorMapper();
    }

    /** Answers a request; whatever happens, it returns a response. */
    public HttpResponse handle(HttpRequest request) {
        try {
            Optional<Router.Entry<?>> entry = router.find(request);
            return entry.isEmpty()
                    ? HttpResponse.empty(404)
                    : travel(entry.get().bind(request), entry.get());
        } catch (RuntimeException failure) {
            return errors.answer(failure);
        }
    }

    private <I extends Record> HttpResponse travel(HttpRequest request, Router.Entry<I> entry) {
        Route<I, ?> route = entry.route();
        rateLimiter.check(request, route);
        Body body = bodyReader.read(request, route);
        originCheck.check(request, route, body);
        I input = entry.decoder().decode(request, body);
        Call call = accessCheck.admit(request, route);
        Object output = entry.endpoint().handle(input, call);
        return encoder.encode(output, call);
    }
}
