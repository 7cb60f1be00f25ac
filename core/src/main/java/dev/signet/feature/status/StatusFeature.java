package dev.signet.feature.status;

import dev.signet.engine.Feature;
import dev.signet.engine.Setup;

/** A sign of life, and the page that failed redirects lead to. */
public final class StatusFeature implements Feature {

    /** The feature has no settings. */
    public StatusFeature() {}

    @Override
    public String id() {
        return "status";
    }

    @Override
    public void install(Setup setup) {
        boolean production = setup.services().options().production();
        setup.endpoint(GetOk.ROUTE, new GetOk()).endpoint(ErrorPage.ROUTE, new ErrorPage(production));
    }
}
