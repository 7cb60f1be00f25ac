package dev.signet.example.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks. Every statement carries the owner, so no mistake further out can show or change somebody else's. */
@Repository
class TaskStore {

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("""
                        CREATE TABLE IF NOT EXISTS task (
                          id VARCHAR(36) PRIMARY KEY,
                          owner_id VARCHAR(64) NOT NULL,
                          title VARCHAR(500) NOT NULL,
                          completed BOOLEAN NOT NULL,
                          created_at VARCHAR(24) NOT NULL,
                          updated_at VARCHAR(24) NOT NULL
                        )
                        """).update();
        jdbc.sql("CREATE INDEX IF NOT EXISTS task_owner ON task (owner_id, created_at)")
                .update();
    }

    List<Task> findAll(String ownerId) {
        return jdbc.sql("""
                        SELECT id, title, completed, created_at, updated_at FROM task
                        WHERE owner_id = :owner ORDER BY created_at DESC, id
                        """).param("owner", ownerId).query(TaskStore::read).list();
    }

    Optional<Task> find(String ownerId, String id) {
        return jdbc.sql("""
                        SELECT id, title, completed, created_at, updated_at FROM task
                        WHERE owner_id = :owner AND id = :id
                        """)
                .param("owner", ownerId)
                .param("id", id)
                .query(TaskStore::read)
                .optional();
    }

    void insert(String ownerId, Task task) {
        jdbc.sql("""
                        INSERT INTO task (id, owner_id, title, completed, created_at, updated_at)
                        VALUES (:id, :owner, :title, :completed, :createdAt, :updatedAt)
                        """)
                .param("id", task.id())
                .param("owner", ownerId)
                .param("title", task.title())
                .param("completed", task.completed())
                .param("createdAt", task.createdAt())
                .param("updatedAt", task.updatedAt())
                .update();
    }

    /**
     * Changes what is not null, and leaves the rest to whoever changes it at the same time; false when the owner has no
     * such task.
     */
    boolean update(String ownerId, String id, @Nullable String title, @Nullable Boolean completed, String now) {
        return jdbc.sql("""
                                UPDATE task SET
                                  title = COALESCE(CAST(:title AS VARCHAR(500)), title),
                                  completed = COALESCE(CAST(:completed AS BOOLEAN), completed),
                                  updated_at = :now
                                WHERE owner_id = :owner AND id = :id
                                """)
                        .param("title", title)
                        .param("completed", completed)
                        .param("now", now)
                        .param("owner", ownerId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Removes a task; false when the owner has no such one. */
    boolean delete(String ownerId, String id) {
        return jdbc.sql("DELETE FROM task WHERE owner_id = :owner AND id = :id")
                        .param("owner", ownerId)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getString("title"),
                row.getBoolean("completed"),
                row.getString("created_at"),
                row.getString("updated_at"));
    }
}
