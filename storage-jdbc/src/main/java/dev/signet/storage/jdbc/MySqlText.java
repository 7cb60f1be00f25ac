package dev.signet.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the words of MySQL and MariaDB.
 *
 * <p>Names are quoted by backticks, whatever the SQL mode of the session is. Each comparison of a column with a text is
 * made exact: the column's own collation finds the row by the index, the bytes decide. Otherwise, on a database that
 * Better Auth has made, a token, an identifier or an e-mail address would be found by one that differs in case, accents or
 * blanks at the end.
 *
 * @param values what is bound, the compared texts twice
 */
record MySqlText(String sql, List<@Nullable Object> values) {

    private static final Pattern PARAMETER = Pattern.compile("((?:\\w+\\.)?\"\\w+\") (=|<>) \\?|\\?");

    /** The text of a statement has no question marks but for its parameters, and quotes nothing but names by {@code "}. */
    static MySqlText of(String sql, @Nullable Object... values) {
        int conditions = sql.startsWith("UPDATE") ? sql.indexOf("WHERE") : 0;
        var text = new StringBuilder();
        List<@Nullable Object> bound = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(sql);
        for (int i = 0; parameter.find(); i++) {
            var column = parameter.group(1);
            var value = values[i];
            bound.add(value);
            if (column == null || parameter.start() < conditions || !(value instanceof String)) {
                parameter.appendReplacement(text, Matcher.quoteReplacement(parameter.group()));
            } else if (parameter.group(2).equals("=")) {
                bound.add(value);
                parameter.appendReplacement(
                        text, "(" + column + " = ? AND " + bytes(column) + " = " + bytes("?") + ")");
            } else {
                parameter.appendReplacement(text, bytes(column) + " <> " + bytes("?"));
            }
        }
        var sentence = parameter.appendTail(text).toString();
        return new MySqlText(sentence.replace('"', '`').replace("IS NOT DISTINCT FROM", "<=>"), bound);
    }

    /** In one encoding, whatever that of the column and of the connection is. */
    private static String bytes(String text) {
        return "CAST(CONVERT(" + text + " USING utf8mb4) AS BINARY)";
    }
}
