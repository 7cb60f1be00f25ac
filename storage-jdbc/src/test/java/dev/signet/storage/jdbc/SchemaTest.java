package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That the scripts make what {@link Migrations} makes stands in {@link MigrationsContract}. */
class SchemaTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theProgramPrintsTheScript() {
        assertThat(run("mariadb")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(Schema.sql("mysql"))
                .contains("CREATE TABLE IF NOT EXISTS `user`", "ADD COLUMN `sessionsValidAfter`");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anotherDatabaseIsNamedInOneSentence() {
        assertThat(run("oracle")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Signet has tables for sqlite, postgresql, mysql and mariadb, not for \"oracle\".",
                        "Name one database: sqlite, postgresql, mysql or mariadb.");
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> Schema.sql("")).isInstanceOf(IllegalArgumentException.class);
    }

    private int run(String... databases) {
        return Schema.print(
                databases,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
