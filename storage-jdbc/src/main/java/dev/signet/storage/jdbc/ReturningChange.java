package dev.signet.storage.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code UPDATE … RETURNING} or {@code DELETE … RETURNING}, taken apart for a database that has neither.
 *
 * @param head what stands before the condition
 * @param headValues the values of the head
 */
record ReturningChange(
        String table,
        String head,
        String condition,
        String columns,
        List<@Nullable Object> headValues,
        List<@Nullable Object> conditionValues) {

    private static final Pattern FORM = Pattern.compile(
            "(?<head>(?:UPDATE|DELETE FROM) \"(?<table>\\w+)\".*?)\\s+WHERE\\s+(?<condition>.+?)\\s+RETURNING\\s+(?<columns>.+)",
            Pattern.DOTALL);

    static boolean isOne(String sql) {
        return sql.contains("RETURNING");
    }

    static ReturningChange of(String sql, @Nullable Object... values) {
        var form = FORM.matcher(sql);
        if (!form.matches()) {
            throw new IllegalArgumentException("MySQL can't be asked this: " + sql);
        }
        List<@Nullable Object> all = Arrays.asList(values);
        int split = (int) form.group("head").chars().filter(c -> c == '?').count();
        return new ReturningChange(
                form.group("table"),
                form.group("head"),
                form.group("condition"),
                form.group("columns"),
                all.subList(0, split),
                all.subList(split, all.size()));
    }

    boolean isDeletion() {
        return head.startsWith("DELETE");
    }

    /** Finds the rows by the condition, and keeps others from changing them. */
    String lock() {
        return "SELECT \"id\" FROM \"" + table + "\" WHERE " + condition + " FOR UPDATE";
    }

    /** Changes one row. */
    String change() {
        return head + " WHERE \"id\" = ?";
    }

    List<@Nullable Object> changeValues(String id) {
        List<@Nullable Object> values = new ArrayList<>(headValues);
        values.add(id);
        return values;
    }

    /** Reads one row as it is now, not as it was when the transaction began. */
    String read() {
        return "SELECT " + columns + " FROM \"" + table + "\" WHERE \"id\" = ? FOR UPDATE";
    }
}
