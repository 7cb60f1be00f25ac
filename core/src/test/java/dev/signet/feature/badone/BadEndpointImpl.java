package dev.signet.feature.badone;

import dev.signet.engine.Call;
import dev.signet.engine.Endpoint;
import dev.signet.engine.NoInput;
import dev.signet.engine.StatusView;
import dev.signet.feature.badtwo.BadNeighbour;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.bouncycastle.util.Arrays;
import tools.jackson.core.Version;

/** Breaks the rules of features. */
public class BadEndpointImpl implements Endpoint<NoInput, StatusView> {

    static int calls;

    @Override
    public StatusView handle(NoInput input, Call call) {
        calls += new SecureRandom().nextInt() + UUID.randomUUID().hashCode();
        System.out.println(Instant.now() + BadNeighbour.name() + new SQLException() + Version.unknownVersion());
        return Arrays.isNullOrEmpty(new byte[calls]) ? StatusView.DONE : new StatusView(false);
    }
}
