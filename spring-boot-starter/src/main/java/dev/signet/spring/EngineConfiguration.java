package dev.signet.spring;

import dev.signet.Signet;
import dev.signet.event.SecurityListener;
import dev.signet.mail.Mailer;
import dev.signet.options.SignetOptions;
import dev.signet.storage.Storage;
import dev.signet.storage.jdbc.JdbcStorage;
import dev.signet.storage.jdbc.Migrations;
import jakarta.servlet.ServletContext;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The engine, on the application's database, mounted at its base path. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEngine.class)
class EngineConfiguration {

    @Bean
    @ConditionalOnMissingBean({SignetOptions.class, Signet.class})
    SignetOptions signetOptions(SignetSettings settings) {
        return settings.engine();
    }

    @Bean
    @ConditionalOnMissingBean({Storage.class, Signet.class})
    // An application's own migrations want to find an empty schema.
    @DependsOnDatabaseInitialization
    Storage signetStorage(DataSource dataSource, SignetProperties properties) {
        if (properties.engine().migrate()) {
            Migrations.migrate(dataSource);
        }
        return JdbcStorage.on(dataSource);
    }

    @Bean
    @ConditionalOnMissingBean
    Signet signet(SignetOptions options, Mailer mailer, Storage storage, ObjectProvider<SecurityListener> listeners) {
        // The settings first: an application that can't start leaves no database behind.
        Signet.Builder builder = Signet.builder(options, storage).mailer(mailer);
        listeners.orderedStream().forEach(builder::listener);
        return builder.build();
    }

    @Bean
    FilterRegistrationBean<EngineFilter> signetEngineFilter(
            Signet signet,
            ServletContext servlets,
            ObjectProvider<DispatcherServletPath> servletPath,
            @Value("${server.servlet.register-default-servlet:false}") boolean servesAll) {
        // Without a servlet that answers for all paths, the container turns the others away before any filter.
        String prefix = servesAll
                ? ""
                : servletPath.stream()
                        .findFirst()
                        .map(DispatcherServletPath::getPrefix)
                        .orElse("");
        requireReachable(signet.options(), servlets.getContextPath() + prefix);
        return FilterOrder.ENGINE.register(new EngineFilter(signet));
    }

    private static void requireReachable(SignetOptions options, String start) {
        if (!options.basePath().startsWith(start + "/")) {
            throw new IllegalArgumentException("signet.base-url leads to " + options.basePath()
                    + ", and this application begins at " + start + ". Set it to " + options.origin() + start
                    + SignetOptions.DEFAULT_BASE_PATH + ".");
        }
    }
}
