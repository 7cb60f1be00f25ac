package dev.signet.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.jdbc.EmbeddedDatabase;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * The embedded database, for an application that has none: it names no {@code spring.datasource.url}, defines no
 * {@link DataSource} and is connected to none by Docker Compose or Testcontainers. The application may use it for its
 * own tables as well.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional({OnEngine.class, EmbeddedDatabaseAutoConfiguration.NoDatabaseNamed.class})
@ConditionalOnMissingBean(
        value = DataSource.class,
        type = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails")
@EnableConfigurationProperties(SignetProperties.class)
public class EmbeddedDatabaseAutoConfiguration {

    /** Spring makes it. */
    public EmbeddedDatabaseAutoConfiguration() {}

    static final class NoDatabaseNamed extends NoneNestedConditions {

        NoDatabaseNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class ByUrl {}

        @ConditionalOnProperty("spring.datasource.jndi-name")
        static final class ByName {}
    }

    @Bean
    HikariDataSource dataSource(SignetProperties properties) {
        return EmbeddedDatabase.open(properties.folder().resolve("signet.db"));
    }
}
