package dev.signet.feature.user;

import static dev.signet.feature.user.UserError.EMAIL_CAN_NOT_BE_UPDATED;

import dev.signet.engine.Access;
import dev.signet.engine.AuthException;
import dev.signet.engine.BodyShape;
import dev.signet.engine.Call;
import dev.signet.engine.CoreError;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.engine.StatusView;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes name and picture of the signed-in user, and nothing else, whatever the body says. */
final class UpdateUser implements Endpoint<UpdateUser.Input, StatusView> {

    record Input(
            @Doc(value = "The display name", maxLength = 255) @Nullable
            String name,

            @Doc(value = "Address of a picture; null removes it", maxLength = 2048, nullable = true) @Nullable
            String image,

            @Doc(value = "Refused: an address has to be proved", nullable = true) @Nullable
            String email,

            Set<String> sent) {}

    static final Route<Input, StatusView> ROUTE = Route.post("/update-user", Input.class, StatusView.class)
            .summary("Change name and picture")
            .access(Access.SESSION)
            .body(BodyShape.RECORD)
            .errors(EMAIL_CAN_NOT_BE_UPDATED);

    private final Services services;

    UpdateUser(Services services) {
        this.services = services;
    }

    @Override
    public StatusView handle(Input input, Call call) {
        String email = input.email();
        if (email != null && !email.isEmpty()) {
            throw EMAIL_CAN_NOT_BE_UPDATED.error();
        }
        boolean changesImage = input.sent().contains("image");
        if (input.name() == null && !changesImage) {
            throw AuthException.withoutCode(400, "No fields to update");
        }
        UserChange change = new UserChange(input.name(), changesImage, input.image());
        User changed = services.storage()
                .users()
                .update(call.user().id(), change, services.clock().instant())
                .orElseThrow(CoreError.UNAUTHORIZED::error);
        services.sessions().refresh(call.session().withUser(changed), call);
        return StatusView.DONE;
    }
}
