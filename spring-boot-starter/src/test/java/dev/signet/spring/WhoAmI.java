package dev.signet.spring;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The controller of docs/verify-tokens.md. */
@RestController
class WhoAmI {
    @GetMapping("/api/whoami")
    String me(@CurrentUser AuthenticatedUser user) {
        return user.id() + " " + user.token().strings("roles");
    }
}
