package dev.signet.engine;

import dev.signet.http.HttpRequest;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step: makes the input record of a route out of the body or the query. Errors are worded as the wire words them, all
 * fields in one message. Undeclared members are passed over, so that a body can set nothing but what a record names.
 */
final class InputDecoder<I extends Record> {

    private final Route<I, ?> route;
    private final List<InputField> fields;
    private final Constructor<I> constructor;

    InputDecoder(Route<I, ?> route) {
        this.route = route;
        RecordComponent[] components = route.input().getRecordComponents();
        this.fields = List.of(components).stream().map(InputField::of).toList();
        try {
            Class<?>[] types =
                    List.of(components).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = route.input().getDeclaredConstructor(types);
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("A record has a canonical constructor.", impossible);
        }
    }

    I decode(HttpRequest request, Body body) {
        if (route.method().equals("GET")) {
            return fromQuery(request);
        }
        if (route.body() == BodyShape.IGNORED || (route.body() == BodyShape.OPTIONAL_OBJECT && !body.sent())) {
            return fromMembers(Map.of());
        }
        return fromMembers(body.members().orElseThrow(() -> wrongShape(body)));
    }

    private I fromQuery(HttpRequest request) {
        List<String> problems = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (InputField field : fields) {
            field.problem(request.query()).ifPresent(problems::add);
            values.add(field.ofQuery(request.query()));
        }
        return create(values, problems);
    }

    private I fromMembers(Map<String, @Nullable Object> members) {
        List<String> problems = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (InputField field : fields) {
            field.problem(members).ifPresent(problems::add);
            values.add(field.ofMembers(members));
        }
        return create(values, problems);
    }

    private I create(List<@Nullable Object> values, List<String> problems) {
        if (!problems.isEmpty()) {
            throw AuthException.of(CoreError.VALIDATION_ERROR, String.join("; ", problems));
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("The input record of " + route + " can't be made.", failed);
        }
    }

    private AuthException wrongShape(Body body) {
        String message = route.body().problem(Body.typeOf(body.sent(), body.value()));
        return AuthException.of(CoreError.VALIDATION_ERROR, message);
    }
}
