package dev.signet.example.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded database. */
class SqliteTasksTest extends TasksContract {

    @TempDir
    static Path data;

    @Override
    RunningApi startApi() {
        return RunningApi.start(data);
    }

    @Test
    void tasksAndCookiesSurviveARestart(@TempDir Path folder) {
        String cookies;
        String token;
        RunningApi.Answer created;
        try (RunningApi api = RunningApi.start(folder)) {
            cookies = api.signUp("dora");
            token = api.tokenOf("eve");
            created = api.send("POST", "/api/tasks", token, "{\"title\":\"Remember me\"}");
        }
        try (RunningApi api = RunningApi.start(folder)) {
            assertThat(api.get("/api/tasks", token).list()).isEqualTo(List.of(created.json()));
            assertThat(api.getByCookie("/api/tasks", cookies).body()).isEqualTo("[]");
        }
    }
}
