package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection waits no longer than our limit or its own, and gets its own back. */
class NetworkLimitTest {

    static Stream<String> urls() {
        return Stream.of(
                TestingPostgres.url(TestingPostgres.createDatabase()) + "?user=postgres",
                TestingMariaDb.url(TestingMariaDb.createDatabase()) + "&user=" + MariaDbServer.USER + "&password="
                        + MariaDbServer.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("urls")
    @Tag("R-351")
    void silenceEndsAfterTenSecondsOrSoonerByTheConnectionsOwnLimit(String url) throws Exception {
        try (var connection = DriverManager.getConnection(url)) {
            assertThat(within(connection)).isEqualTo(10_000);
            assertThat(connection.getNetworkTimeout()).isZero();
            connection.setNetworkTimeout(Runnable::run, 60_000);
            assertThat(within(connection)).isEqualTo(10_000);
            assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
            connection.setNetworkTimeout(Runnable::run, 700);
            assertThat(within(connection)).isEqualTo(700);
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    @Tag("R-351")
    void afterAFailureAConnectionHasItsOwnLimitToo(String url) throws Exception {
        try (var connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> NetworkLimit.run(connection, () -> {
                        throw new SQLException("refused");
                    }))
                    .hasMessage("refused");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    private static int within(Connection connection) throws SQLException {
        return NetworkLimit.run(connection, connection::getNetworkTimeout);
    }
}
