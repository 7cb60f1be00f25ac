package dev.signet.storage.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT … ON CONFLICT … DO NOTHING}, for a database that can't name the key: there the row is inserted, and where a
 * unique key refuses it, a look tells whether it was the named one.
 *
 * @param insert the statement without its last clause
 * @param key the column that may hold the value already
 */
record InsertUnlessTaken(
        String table, String insert, String key, @Nullable Object value) {

    private static final Pattern FORM = Pattern.compile(
            "(?<insert>INSERT INTO \"(?<table>\\w+)\"\\s*\\((?<columns>[^)]+)\\)\\s*VALUES\\s*\\((?<values>.+)\\))"
                    + "\\s+ON CONFLICT \\(\"(?<key>\\w+)\"\\) DO NOTHING",
            Pattern.DOTALL);

    /** Not those in the arguments of a function. */
    private static final Pattern COMMA = Pattern.compile("\\s*,(?![^(]*\\))\\s*");

    static boolean isOne(String sql) {
        return sql.contains("ON CONFLICT");
    }

    static InsertUnlessTaken of(String sql, @Nullable Object... values) {
        var form = FORM.matcher(sql);
        if (!form.matches()) {
            throw new IllegalArgumentException("MySQL can't be asked this: " + sql);
        }
        var key = form.group("key");
        List<String> columns = Arrays.asList(COMMA.split(form.group("columns").strip()));
        List<String> expressions =
                Arrays.asList(COMMA.split(form.group("values").strip()));
        int position = columns.indexOf("\"" + key + "\"");
        int parameter = (int) expressions.subList(0, position).stream()
                .filter(expression -> expression.equals("?"))
                .count();
        return new InsertUnlessTaken(form.group("table"), form.group("insert"), key, values[parameter]);
    }

    /** In the key's own collation, which has refused the row: hence the parameter comes first, see {@link MySqlText}. */
    String look() {
        return "SELECT 1 AS \"taken\" FROM \"" + table + "\" WHERE ? = \"" + key + "\" LOCK IN SHARE MODE";
    }
}
