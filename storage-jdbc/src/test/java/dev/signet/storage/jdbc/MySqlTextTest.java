package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlTextTest {

    private static final String EXACT =
            "(`token` = ? AND CAST(CONVERT(`token` USING utf8mb4) AS BINARY) = CAST(CONVERT(? USING utf8mb4) AS BINARY))";

    @Test
    void textsInConditionsAreComparedByTheirBytesAsWell() {
        var text = MySqlText.of(
                "DELETE FROM \"session\" WHERE \"userId\" = ? AND s.\"token\" = ? AND \"n\" = ?", "u", "t", 1L);

        assertThat(text.sql())
                .contains("(`userId` = ? AND CAST(CONVERT(`userId` USING")
                .contains("(s.`token` = ? AND CAST(CONVERT(s.`token` USING")
                .endsWith(" AND `n` = ?");
        assertThat(text.values()).containsExactly("u", "u", "t", "t", 1L);
    }

    @Test
    void whatAnUpdateAssignsStaysAsItIs() {
        var now = Instant.EPOCH;
        var text = MySqlText.of(
                "UPDATE \"session\" SET \"ipAddress\" = ?,\n\"updatedAt\" = ?\nWHERE \"token\" = ?", "ip", now, "t");

        assertThat(text.sql()).isEqualTo("UPDATE `session` SET `ipAddress` = ?,\n`updatedAt` = ?\nWHERE " + EXACT);
        assertThat(text.values()).containsExactly("ip", now, "t", "t");
    }

    @Test
    void otherThanATextIsOtherThanItsBytes() {
        var text = MySqlText.of("DELETE FROM \"session\" WHERE \"token\" <> ?", "t");

        assertThat(text.sql())
                .isEqualTo("DELETE FROM `session` WHERE CAST(CONVERT(`token` USING utf8mb4) AS BINARY)"
                        + " <> CAST(CONVERT(? USING utf8mb4) AS BINARY)");
        assertThat(text.values()).containsExactly("t");
    }

    @Test
    void nullMayBeCompared() {
        var text = MySqlText.of("SELECT 1 FROM \"user\" WHERE \"moment\" IS NOT DISTINCT FROM ?", (Object) null);

        assertThat(text.sql()).isEqualTo("SELECT 1 FROM `user` WHERE `moment` <=> ?");
        assertThat(text.values()).containsOnlyNulls().hasSize(1);
    }

    @Test
    void aChangeThatReturnsRowsIsTakenApart() {
        var change = ReturningChange.of(
                "UPDATE \"user\" SET \"name\" = ?, \"n\" = CASE WHEN ? THEN 1 END\nWHERE \"id\" = ? AND \"x\" > ?\nRETURNING \"id\"",
                "Ada",
                true,
                "u1",
                5L);

        assertThat(change.lock()).isEqualTo("SELECT \"id\" FROM \"user\" WHERE \"id\" = ? AND \"x\" > ? FOR UPDATE");
        assertThat(change.conditionValues()).isEqualTo(List.of("u1", 5L));
        assertThat(change.change())
                .isEqualTo("UPDATE \"user\" SET \"name\" = ?, \"n\" = CASE WHEN ? THEN 1 END WHERE \"id\" = ?");
        assertThat(change.changeValues("u1")).isEqualTo(List.of("Ada", true, "u1"));
    }

    @Test
    void theValueOfTheNamedKeyIsFound() {
        var insert = InsertUnlessTaken.of(
                "INSERT INTO \"rateLimit\" (\"id\", \"count\", \"key\")\nVALUES (REPLACE(UUID(), '-', ''), ?, ?)\n"
                        + "ON CONFLICT (\"key\") DO NOTHING",
                1L,
                "k");

        assertThat(insert.value()).isEqualTo("k");
        assertThat(insert.insert()).endsWith("VALUES (REPLACE(UUID(), '-', ''), ?, ?)");
        assertThat(insert.look()).contains("\"rateLimit\" WHERE ? = \"key\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM \"user\" RETURNING \"id\"",
                "INSERT INTO \"user\" (\"id\") VALUES ('x') RETURNING \"id\"",
                "INSERT INTO \"user\" (\"id\") VALUES ('x') ON CONFLICT (\"id\") DO UPDATE SET \"id\" = 'y'"
            })
    void whatHasAnotherFormIsRefused(String sql) {
        assertThatThrownBy(() -> {
                    if (ReturningChange.isOne(sql)) {
                        ReturningChange.of(sql);
                    } else {
                        InsertUnlessTaken.of(sql);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class);
    }
}
