package dev.signet.example.betterauth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the API. What it verifies, {@code application.properties} says. */
@SpringBootApplication
public class ApiApplication {

    /** Spring makes it. */
    public ApiApplication() {}

    /** Starts it; the arguments are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(ApiApplication.class, args);
    }
}
