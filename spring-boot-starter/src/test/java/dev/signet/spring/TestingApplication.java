package dev.signet.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A real application on a port of its own, started by hand. The test closes it. */
final class TestingApplication implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final ConfigurableApplicationContext context;

    private TestingApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the bare application with these settings, each of them {@code key=value}. */
    static TestingApplication start(String... settings) {
        return start(BareApplication.class, Map.of(), settings);
    }

    static TestingApplication start(Class<?> source, String... settings) {
        return start(source, Map.of(), settings);
    }

    /** Starts an application in this environment of the operating system. */
    static TestingApplication start(Class<?> source, Map<String, Object> variables, String... settings) {
        SpringApplication application = new SpringApplication(source, BareApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setEnvironment(environment(variables));
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new TestingApplication(application.run(arguments.toArray(String[]::new)));
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return environment;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Sends a request without a body; header fields are names and values in turn. */
    HttpResponse<String> send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Posts JSON. */
    HttpResponse<String> post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
