package dev.signet.spring;

import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** An application with nothing but the starter and a few controllers, which know nothing of security. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    BareApplication.Routes.class,
    BareApplication.Open.class,
    BareApplication.Closed.class,
    BareApplication.Stubborn.class,
    BareApplication.Forwards.class
})
class BareApplication {

    /** What nobody may read without a token. */
    static final String SECRET = "the secret of the application";

    /** Protected by path, or not at all. */
    @RestController
    static class Routes {

        @RequestMapping(
                path = {"/api", "/api/plain", "/api/deep/er/plain", "/admin", "/reports/{id}", "/app/plain"},
                method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE})
        String plain() {
            return SECRET;
        }

        @RequestMapping("/api/me")
        String me(@CurrentUser AuthenticatedUser user) {
            return user.id() + "|" + user.email() + "|" + user.name();
        }

        @GetMapping("/api/async")
        Callable<String> async(@CurrentUser AuthenticatedUser user) {
            return user::id;
        }

        @GetMapping("/api/boom")
        String boom() {
            throw new IllegalStateException("internal detail");
        }
    }

    /** On paths that nothing protects. */
    @RestController
    @RequestMapping("/open")
    static class Open {

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }

        @GetMapping("/me")
        String me(@CurrentUser AuthenticatedUser user) {
            return user.id();
        }

        @Authenticated
        @RequestMapping("/marked")
        String marked() {
            return SECRET;
        }

        @GetMapping("/forgotten")
        String forgotten(AuthenticatedUser user) {
            return user.id();
        }

        @GetMapping("/wrong")
        String wrong(@CurrentUser String user) {
            return user;
        }

        @Authenticated
        @GetMapping("/async")
        Callable<String> async() {
            return () -> SECRET;
        }
    }

    interface Contract {
        @Authenticated
        String byInterface();
    }

    /** Protected as a whole. */
    @RestController
    @RequestMapping("/closed")
    @Authenticated
    static class Closed implements Contract {

        @GetMapping("/one")
        String one() {
            return SECRET;
        }

        @Override
        @GetMapping("/by-interface")
        public String byInterface() {
            return SECRET;
        }
    }

    /** Makes an answer of its own of every exception. */
    @RestController
    @RequestMapping("/stubborn")
    static class Stubborn {

        @GetMapping("/me")
        String me(@CurrentUser AuthenticatedUser user) {
            return user.id();
        }

        @ExceptionHandler
        String answer(RuntimeException any) {
            return "handled";
        }
    }

    /** Hands requests on inside of the server. */
    @Controller
    static class Forwards {

        @RequestMapping("/open/forward")
        String forward() {
            return "forward:/api/plain";
        }

        @RequestMapping("/open/forward-hello")
        String forwardHello() {
            return "forward:/open/hello";
        }
    }
}
