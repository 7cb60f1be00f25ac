package dev.signet.example.tasks;

import dev.signet.json.WireDates;
import dev.signet.spring.AuthenticatedUser;
import dev.signet.spring.CurrentUser;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of the caller. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

    private static final int MAX_TITLE = 500;

    record NewTask(@Nullable String title) {}

    record TaskChange(@Nullable String title, @Nullable Boolean completed) {}

    private final TaskStore tasks;
    private final InstantSource clock;

    TaskController(TaskStore tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @GetMapping
    List<Task> list(@CurrentUser AuthenticatedUser user) {
        return tasks.findAll(user.id());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Task create(@CurrentUser AuthenticatedUser user, @RequestBody NewTask input) {
        String now = WireDates.format(clock.instant());
        Task task = new Task(UUID.randomUUID().toString(), checkedTitle(input.title()), false, now, now);
        tasks.insert(user.id(), task);
        return task;
    }

    @GetMapping("/{id}")
    Task get(@CurrentUser AuthenticatedUser user, @PathVariable String id) {
        return tasks.find(user.id(), id).orElseThrow(ApiError::taskNotFound);
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Task change(@CurrentUser AuthenticatedUser user, @PathVariable String id, @RequestBody TaskChange change) {
        String title = change.title() == null ? null : checkedTitle(change.title());
        if (!tasks.update(user.id(), id, title, change.completed(), WireDates.format(clock.instant()))) {
            throw ApiError.taskNotFound();
        }
        return get(user, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentUser AuthenticatedUser user, @PathVariable String id) {
        if (!tasks.delete(user.id(), id)) {
            throw ApiError.taskNotFound();
        }
    }

    private static String checkedTitle(@Nullable String title) {
        String text = title == null ? "" : title.strip();
        if (text.isEmpty() || text.length() > MAX_TITLE || text.codePoints().anyMatch(TaskController::isUnstorable)) {
            throw ApiError.invalidTitle(MAX_TITLE);
        }
        return text;
    }

    /** Not every database keeps a NUL, and none keeps half of a surrogate pair. */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
