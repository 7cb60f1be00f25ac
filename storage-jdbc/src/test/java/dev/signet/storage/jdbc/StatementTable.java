package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code docs/databases.md} says that calls cost, held against what they cost. */
final class StatementTable {

    private static final Path GUIDE = Path.of("..", "docs", "databases.md");
    private static final String HEAD = "| call | SQLite, PostgreSQL | MySQL, MariaDB |";

    private final int column;
    private final Map<String, Integer> open;

    /** The table, and which of its columns counts. */
    StatementTable(int column) throws IOException {
        this.column = column;
        this.open = read();
    }

    /** Crosses the row off, if the call was not dearer than it says. */
    void check(String call, int cost) {
        assertThat(open).as("calls in docs/databases.md").containsKey(call);
        assertThat(cost).as("statements of %s", call).isLessThanOrEqualTo(open.remove(call));
    }

    void checkAllRowsWereChecked() {
        assertThat(open)
                .as("rows of docs/databases.md that no call was held against")
                .isEmpty();
    }

    private Map<String, Integer> read() throws IOException {
        Map<String, Integer> rows = new LinkedHashMap<>();
        Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .forEach(cells -> rows.put(cells[1].strip(), Integer.valueOf(cells[column + 1].strip())));
        return rows;
    }
}
