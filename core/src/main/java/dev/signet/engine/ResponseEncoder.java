package dev.signet.engine;

import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import dev.signet.http.Redirect;
import dev.signet.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Step: makes the response out of an endpoint's output and the header fields of the call. */
final class ResponseEncoder {

    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> record) {
            return Stream.of(record.getRecordComponents()).map(Member::of).toList();
        }
    };

    static final Header JSON = new Header("Content-Type", "application/json");

    HttpResponse encode(@Nullable Object produced, Call call) {
        Object output = call.redirectTarget().<Object>map(Redirect::to).orElse(produced);
        List<Header> headers = new ArrayList<>();
        if (output instanceof HttpResponse response) {
            headers.addAll(response.headers());
            headers.addAll(call.responseHeaders());
            return new HttpResponse(response.status(), headers, response.body());
        }
        headers.add(JSON);
        headers.addAll(call.responseHeaders());
        return new HttpResponse(200, headers, Json.write(tree(output)));
    }

    private static @Nullable Object tree(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return Stream.of(array).map(ResponseEncoder::tree).toList();
        }
        if (!(value instanceof Record record)) {
            return value;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Member member : MEMBERS.get(record.getClass())) {
            Object inner = tree(member.read(record));
            if (inner != null || !member.omitNull()) {
                members.put(member.name(), inner);
            }
        }
        return members;
    }

    /** A component of an output record; found once for each, for the JDK reads its annotations anew every time. */
    private record Member(String name, Method accessor, boolean omitNull) {

        static Member of(RecordComponent component) {
            Doc doc = component.getAnnotation(Doc.class);
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Member(component.getName(), accessor, doc != null && doc.omitNull());
        }

        @Nullable
        Object read(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException failed) {
                throw new IllegalStateException("The output " + accessor + " can't be read.", failed);
            }
        }
    }
}
