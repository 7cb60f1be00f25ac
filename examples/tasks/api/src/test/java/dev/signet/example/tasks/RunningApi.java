package dev.signet.example.tasks;

import dev.signet.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The API as it is shipped, on a port of its own. The test closes it. */
final class RunningApi implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /** A response: its status, and the JSON of its body as it stands. */
    record Answer(int status, String body) {

        /** The body as an object. */
        Map<?, ?> json() {
            return (Map<?, ?>) parsed();
        }

        /** The body as an array. */
        List<?> list() {
            return (List<?>) parsed();
        }

        String text(String member) {
            return String.valueOf(json().get(member));
        }

        private Object parsed() {
            return Objects.requireNonNull(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final ConfigurableApplicationContext context;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningApi start(Path data, String... settings) {
        SpringApplication application = new SpringApplication(TasksApplication.class);
        application.setRegisterShutdownHook(false);
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--signet.data=" + data, "--signet.password.bcrypt-cost=4"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningApi(application.run(arguments.toArray(String[]::new)));
    }

    /** Signs somebody up and answers their cookies. */
    String signUp(String name) {
        HttpResponse<String> answer = exchange(request("/api/auth/sign-up/email")
                .POST(BodyPublishers.ofString("{\"email\":\"" + name
                        + "@example.com\",\"password\":\"correct horse battery\",\"name\":\"" + name + "\"}")));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    /** Signs somebody up and answers their access token. */
    String tokenOf(String name) {
        HttpResponse<String> answer = exchange(
                request("/api/auth/token").header("Cookie", signUp(name)).GET());
        return new Answer(answer.statusCode(), answer.body()).text("token");
    }

    Answer get(String path, String token) {
        return send("GET", path, token, "");
    }

    Answer send(String method, String path, String token, String json) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = exchange(request);
        return new Answer(answer.statusCode(), answer.body());
    }

    Answer getByCookie(String path, String cookies) {
        HttpResponse<String> answer =
                exchange(request(path).header("Cookie", cookies).GET());
        return new Answer(answer.statusCode(), answer.body());
    }

    private HttpRequest.Builder request(String path) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
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
