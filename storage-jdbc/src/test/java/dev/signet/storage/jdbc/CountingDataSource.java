package dev.signet.storage.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Writes down every statement that reaches the driver of a real database. Thread-safe. */
final class CountingDataSource {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    CountingDataSource(DataSource target) {
        dataSource = wrap(DataSource.class, target, (proxy, method, arguments) -> {
            Object result = call(target, method, arguments);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** The SQL of what was executed since the last call of this, in order. */
    List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private Connection counted(Connection connection) {
        return wrap(Connection.class, connection, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return counted(statement, (String) arguments[0]);
            }
            if (result instanceof Statement) {
                throw new AssertionError("A statement that is not prepared would not be counted.");
            }
            return result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        return wrap(PreparedStatement.class, statement, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.add(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(target.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}
