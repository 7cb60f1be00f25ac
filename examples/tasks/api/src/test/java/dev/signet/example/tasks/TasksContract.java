package dev.signet.example.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every database: two people, and nothing of one that the other can reach. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TasksContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private RunningApi api;
    private String ada;
    private String bob;

    abstract RunningApi startApi();

    @BeforeAll
    void start() {
        api = startApi();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @BeforeEach
    void signUp() {
        ada = api.tokenOf("ada" + PEOPLE.incrementAndGet());
        bob = api.tokenOf("bob" + PEOPLE.incrementAndGet());
    }

    private RunningApi.Answer create(String token, String title) {
        return api.send("POST", "/api/tasks", token, "{\"title\":\"" + title + "\"}");
    }

    @Test
    void aNewPersonHasNoTasks() {
        assertThat(api.get("/api/tasks", ada).body()).isEqualTo("[]");
    }

    @Test
    void aTaskIsCreatedReadChangedAndDeleted() {
        RunningApi.Answer created = create(ada, "Write tests");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().keySet()).isEqualTo(Set.of("id", "title", "completed", "createdAt", "updatedAt"));
        assertThat(created.text("title")).isEqualTo("Write tests");
        assertThat(created.json().get("completed")).isEqualTo(false);
        assertThat(created.text("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        String path = "/api/tasks/" + created.text("id");

        assertThat(api.get(path, ada).json()).isEqualTo(created.json());
        assertThat(api.get("/api/tasks", ada).list()).isEqualTo(List.of(created.json()));

        RunningApi.Answer done = api.send("PATCH", path, ada, "{\"completed\":true}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("completed")).isEqualTo(true);
        assertThat(done.text("title")).isEqualTo("Write tests");
        assertThat(done.text("createdAt")).isEqualTo(created.text("createdAt"));
        assertThat(api.send("PATCH", path, ada, "{\"title\":\" Renamed \"}").text("title"))
                .isEqualTo("Renamed");
        assertThat(api.get(path, ada).json().get("completed")).isEqualTo(true);

        RunningApi.Answer deleted = api.send("DELETE", path, ada, "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(api.get(path, ada).status()).isEqualTo(404);
        assertThat(api.send("DELETE", path, ada, "").status()).isEqualTo(404);
    }

    @Test
    @Tag("R-040")
    @Tag("R-041")
    void aForeignTaskIsAnsweredLikeOneThatDoesNotExist() {
        String foreign = "/api/tasks/" + create(ada, "Hers").text("id");
        String unknown = "/api/tasks/" + UUID.randomUUID();
        String change = "{\"title\":\"His\",\"completed\":true}";

        assertThat(api.get(foreign, bob)).isEqualTo(api.get(unknown, bob));
        assertThat(api.send("PATCH", foreign, bob, change)).isEqualTo(api.send("PATCH", unknown, bob, change));
        assertThat(api.send("DELETE", foreign, bob, "")).isEqualTo(api.send("DELETE", unknown, bob, ""));
        assertThat(api.get(foreign, bob).status()).isEqualTo(404);
        assertThat(api.get(foreign, bob).text("code")).isEqualTo("TASK_NOT_FOUND");

        assertThat(api.get("/api/tasks", bob).body()).isEqualTo("[]");
        assertThat(api.get(foreign, ada).text("title")).isEqualTo("Hers");
        assertThat(api.get(foreign, ada).json().get("completed")).isEqualTo(false);
    }

    @Test
    @Tag("R-041")
    void aBadChangeOfAForeignTaskDoesNotTellThatItExists() {
        String foreign = "/api/tasks/" + create(ada, "Hers").text("id");
        String unknown = "/api/tasks/" + UUID.randomUUID();

        assertThat(api.send("PATCH", foreign, bob, "{\"title\":\"\"}"))
                .isEqualTo(api.send("PATCH", unknown, bob, "{\"title\":\"\"}"));
    }

    @Test
    @Tag("R-040")
    void theOwnerCanNotBeSetByTheBody() {
        String bobsId = api.get("/api/me", bob).text("id");
        RunningApi.Answer created = api.send(
                "POST",
                "/api/tasks",
                ada,
                "{\"title\":\"Hers\",\"ownerId\":\"" + bobsId + "\",\"owner_id\":\"" + bobsId + "\",\"owner\":\""
                        + bobsId
                        + "\",\"id\":\"chosen\",\"completed\":true,\"createdAt\":\"1999-01-01T00:00:00.000Z\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("id")).isNotEqualTo("chosen");
        assertThat(created.json().get("completed")).isEqualTo(false);
        assertThat(created.text("createdAt")).doesNotStartWith("1999");

        api.send(
                "PATCH", "/api/tasks/" + created.text("id"), ada, "{\"ownerId\":\"" + bobsId + "\",\"id\":\"chosen\"}");
        assertThat(api.get("/api/tasks", bob).body()).isEqualTo("[]");
        assertThat(api.get("/api/tasks", ada).list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":null}",
                "{\"title\":\"\"}",
                "{\"title\":\"  \\n\"}",
                "{\"title\":{}}",
                "{\"title\":[]}",
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":\"lone \\ud800\"}",
                "",
                "null",
                "[]",
                "1",
                "{",
                "{\"title\":\"a\"",
                "not json"
            })
    void aTaskWithoutAGoodTitleIsRefused(String body) {
        RunningApi.Answer answer = api.send("POST", "/api/tasks", ada, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().keySet()).isEqualTo(Set.of("code", "message"));
        assertThat(api.get("/api/tasks", ada).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\":\"\"}", "{\"completed\":\"perhaps\"}", "{\"completed\":[]}", "[]", "", "{"})
    void aChangeThatCanNotBeIsRefused(String body) {
        String path = "/api/tasks/" + create(ada, "Stays").text("id");

        assertThat(api.send("PATCH", path, ada, body).status()).isEqualTo(400);
        assertThat(api.get(path, ada).text("title")).isEqualTo("Stays");
    }

    @Test
    void aTitleHasFromOneToFiveHundredCharacters() {
        assertThat(create(ada, "x").status()).isEqualTo(201);
        assertThat(create(ada, "x".repeat(500)).status()).isEqualTo(201);
        assertThat(create(ada, "ü".repeat(500)).status()).isEqualTo(201);
        RunningApi.Answer tooLong = create(ada, "x".repeat(501));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text("code")).isEqualTo("INVALID_TITLE");
    }

    @Test
    void aTitleComesBackAsItWasWritten() {
        String title = "<script>alert('1')</script> '; DROP TABLE task; -- 日本語 😀 %s ${x}";

        String id = create(ada, title).text("id");

        assertThat(api.get("/api/tasks/" + id, ada).text("title")).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%27%20OR%201=1%20--", "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80"})
    void anyOtherIdIsAnswered404(String id) {
        create(ada, "One");

        for (String method : List.of("GET", "DELETE")) {
            assertThat(api.send(method, "/api/tasks/" + id, ada, "").status())
                    .as(method)
                    .isEqualTo(404);
        }
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        String path = "/api/tasks/" + create(ada, "Hers").text("id");

        for (String token : List.of("", "garbage")) {
            assertThat(api.get("/api/tasks", token).status()).isEqualTo(401);
            assertThat(api.get("/api/me", token).status()).isEqualTo(401);
            assertThat(create(token, "x").status()).isEqualTo(401);
            for (String method : List.of("GET", "PATCH", "DELETE")) {
                assertThat(api.send(method, path, token, "{}").status())
                        .as(method)
                        .isEqualTo(401);
            }
        }
        assertThat(api.get(path, ada).status()).isEqualTo(200);
    }

    @Test
    void everybodySeesThemselves() {
        String cookies = api.signUp("carol" + PEOPLE.incrementAndGet());

        Map<?, ?> me = api.getByCookie("/api/me", cookies).json();

        assertThat(me.keySet()).isEqualTo(Set.of("id", "email", "name"));
        assertThat((String) me.get("email")).startsWith("carol").endsWith("@example.com");
        assertThat((String) me.get("name")).startsWith("carol");
    }

    @Test
    void theNewestTaskComesFirst() throws InterruptedException {
        create(ada, "first");
        Thread.sleep(5);
        create(ada, "second");

        assertThat(api.get("/api/tasks", ada).list())
                .extracting(task -> ((Map<?, ?>) task).get("title"))
                .isEqualTo(List.of("second", "first"));
    }

    @Test
    void whatGoesWrongIsToldWithoutInternals() {
        RunningApi.Answer wrongMethod = api.send("PUT", "/api/tasks", ada, "{}");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.text("code")).isEqualTo("METHOD_NOT_ALLOWED");
        RunningApi.Answer nothing = api.get("/api/nothing", ada);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json()).isEqualTo(Map.of("code", "NOT_FOUND", "message", "Not Found"));
    }
}
