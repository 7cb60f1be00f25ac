package dev.signet.openapi;

import dev.signet.storage.Storage;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A storage that an engine can be built on to look at its routes. Whoever asks it something gets an error. */
final class UnaskedStorage {

    private UnaskedStorage() {}

    static Storage create() {
        return (Storage) stub(Storage.class);
    }

    private static Object stub(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            return answer(method);
        });
    }

    private static Object answer(Method method) {
        if (method.getDeclaringClass() == Storage.class) {
            return stub(method.getReturnType());
        }
        throw new AssertionError("Building the routes asked the storage: " + method);
    }
}
