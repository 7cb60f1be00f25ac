package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Route<NoInput, StatusView> PLAIN = Route.post("/plain", NoInput.class, StatusView.class);

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(PLAIN.method()).isEqualTo("POST");
        assertThat(PLAIN.path()).isEqualTo("/plain");
        assertThat(PLAIN.access()).isEqualTo(Access.PUBLIC);
        assertThat(PLAIN.limit()).isEqualTo(new Route.Limit(100, Duration.ofSeconds(10)));
        assertThat(PLAIN.body()).isEqualTo(BodyShape.OBJECT);
        assertThat(PLAIN.readsForms()).isFalse();
        assertThat(PLAIN.canStartSession()).isFalse();
        assertThat(PLAIN.answersNull()).isFalse();
        assertThat(PLAIN.errors()).isEmpty();
        assertThat(PLAIN.summary()).isEmpty();
    }

    @Test
    void everySettingIsKeptWhateverTheOrder() {
        var one = PLAIN.summary("s")
                .access(Access.SESSION)
                .rateLimit(3, Duration.ofSeconds(10))
                .body(BodyShape.RECORD)
                .acceptsForm()
                .startsSession()
                .nullableOutput()
                .errors(CoreError.INVALID_EMAIL);
        var other = PLAIN.errors(CoreError.INVALID_EMAIL)
                .nullableOutput()
                .startsSession()
                .acceptsForm()
                .body(BodyShape.RECORD)
                .rateLimit(3, Duration.ofSeconds(10))
                .access(Access.SESSION)
                .summary("s");

        for (var route : new Route<?, ?>[] {one, other}) {
            assertThat(route.summary()).isEqualTo("s");
            assertThat(route.access()).isEqualTo(Access.SESSION);
            assertThat(route.limit()).isEqualTo(new Route.Limit(3, Duration.ofSeconds(10)));
            assertThat(route.body()).isEqualTo(BodyShape.RECORD);
            assertThat(route.readsForms()).isTrue();
            assertThat(route.canStartSession()).isTrue();
            assertThat(route.answersNull()).isTrue();
            assertThat(route.errors()).containsExactly(CoreError.INVALID_EMAIL);
        }
        assertThat(PLAIN.access()).as("a route is immutable").isEqualTo(Access.PUBLIC);
    }
}
