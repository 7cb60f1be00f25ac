package dev.signet.example.tasks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the API with the engine in it. */
@SpringBootApplication
public class TasksApplication {

    /** Spring makes it. */
    public TasksApplication() {}

    /** Starts it; the arguments are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(TasksApplication.class, args);
    }
}
