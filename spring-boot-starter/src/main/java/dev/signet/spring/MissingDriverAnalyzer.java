package dev.signet.spring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;

/**
 * Says which dependency is missing where {@code spring.datasource.url} leads to MySQL or MariaDB. Their drivers don't come
 * with this starter, as that of PostgreSQL does.
 */
class MissingDriverAnalyzer implements FailureAnalyzer {

    /** By the name of the class that Spring Boot looks for. */
    private static final Map<String, String> SENTENCES = Map.of(
            "org.mariadb.jdbc.Driver",
            "The driver for jdbc:mariadb: is missing. Add the dependency org.mariadb.jdbc:mariadb-java-client.",
            "com.mysql.cj.jdbc.Driver",
            "The driver for jdbc:mysql: is missing. Add the dependency com.mysql:mysql-connector-j; or add"
                    + " org.mariadb.jdbc:mariadb-java-client and begin spring.datasource.url with jdbc:mariadb:.");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            for (Map.Entry<String, String> driver : SENTENCES.entrySet()) {
                if (message.contains(driver.getKey()) && !ClassUtils.isPresent(driver.getKey(), null)) {
                    return new FailureAnalysis(driver.getValue(), null, cause);
                }
            }
        }
        return null;
    }
}
