package dev.signet.example.betterauth;

import dev.signet.spring.AuthenticatedUser;
import dev.signet.spring.CurrentUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, by the word of Better Auth. */
@RestController
class MeController {

    record Me(String id, String email, String name) {}

    @GetMapping("/api/me")
    Me me(@CurrentUser AuthenticatedUser user) {
        return new Me(user.id(), user.email(), user.name());
    }
}
