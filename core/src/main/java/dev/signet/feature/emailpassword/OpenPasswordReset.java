package dev.signet.feature.emailpassword;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.engine.Services;
import dev.signet.http.HttpResponse;
import dev.signet.http.Redirect;

/** Follows the link of the mail to the page with the form. It takes nothing: mail programs open links in advance. */
final class OpenPasswordReset implements Endpoint<OpenPasswordReset.Input, HttpResponse> {

    record Input(
            @Doc("The token of the mail") String token,

            @Doc(value = "The page with the form", maxLength = 2048)
            String callbackURL) {}

    static final Route<Input, HttpResponse> ROUTE = Route.get(
                    "/reset-password/{token}", Input.class, HttpResponse.class)
            .summary("Follow the link of the mail to the form for a new password")
            .handsTokenOn();

    private final Services services;
    private final ResetTokens tokens;

    OpenPasswordReset(Services services, ResetTokens tokens) {
        this.services = services;
        this.tokens = tokens;
    }

    @Override
    public HttpResponse handle(Input input, Call call) {
        String target = input.callbackURL();
        boolean good = !target.isEmpty() && tokens.ownerOf(input.token()).isPresent();
        String page = target.isEmpty()
                ? services.options().url() + "/error"
                : target.startsWith("/") ? services.options().origin() + target : target;
        return Redirect.to(
                good
                        ? Redirect.withParameter(page, "token", input.token())
                        : Redirect.withParameter(page, "error", "INVALID_TOKEN"));
    }
}
