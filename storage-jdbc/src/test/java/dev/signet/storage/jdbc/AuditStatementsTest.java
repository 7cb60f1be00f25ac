package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.options.AuditOptions;
import dev.signet.storage.AuditQuery;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit record costs, counted at the driver, and that it never fails a request. */
class AuditStatementsTest {

    private static final String EMAIL = "ada@example.com";

    @TempDir
    Path folder;

    private HikariDataSource database;
    private CountingDataSource counter;

    @BeforeEach
    void open() {
        database = EmbeddedDatabase.open(folder.resolve("signet.db"));
        Migrations.migrate(database);
        counter = new CountingDataSource(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TestAuth with(boolean audit) {
        return TestAuth.builder()
                .storage(JdbcStorage.on(counter.dataSource()))
                .options(options -> options.audit(new AuditOptions(audit, Duration.ofDays(90))))
                .build();
    }

    @Test
    @Tag("R-369")
    void eachEventCostsOneStatementAndNoneWhereItIsOff() {
        List<String> without;
        try (var auth = with(false)) {
            auth.browser().signUp(EMAIL);
            counter.take();
            auth.browser().signIn(EMAIL, TestAuth.PASSWORD);
            without = counter.take();
        }
        assertThat(without).hasSizeLessThanOrEqualTo(4).noneMatch(sql -> sql.contains("auditEvent"));
        try (var auth = with(true)) {
            counter.take();
            auth.browser().signIn(EMAIL, TestAuth.PASSWORD);
        }
        List<String> with = counter.take();
        assertThat(with)
                .hasSize(without.size() + 1)
                .filteredOn(sql -> sql.contains("auditEvent"))
                .hasSize(1);
    }

    @Test
    @Tag("R-364")
    void aSignInIsDoneThoughItsRecordCanNotBeWritten() throws Exception {
        try (var auth = with(true)) {
            TestBrowser browser = auth.browser();
            browser.signUp(EMAIL);
            Sql.execute(database, "DROP TABLE \"auditEvent\"");

            assertThat(browser.signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
            assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            assertThat(browser.get("/list-audit-events").status()).isEqualTo(500);
        }
    }

    @Test
    @Tag("R-365")
    void aPageAndASweepReadAnIndexAlone() throws Exception {
        var storage = JdbcStorage.on(counter.dataSource());
        var after = new AuditQuery.Position(TestAuth.START, "a");
        counter.take();
        storage.audit().find(AuditQuery.ALL.ofUser("u1").after(after));
        storage.audit().find(AuditQuery.ALL.after(after));
        storage.audit().deleteBefore(TestAuth.START, 10);

        List<String> statements = counter.take();
        assertThat(statements).hasSize(4);
        for (String sql : statements) {
            String plan = String.join("\n", plan(sql));
            assertThat(plan).contains("USING").contains("auditEvent_").doesNotContain("SCAN", "TEMP B-TREE");
        }
    }

    private List<String> plan(String sql) throws Exception {
        List<String> steps = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "1"))) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }
}
