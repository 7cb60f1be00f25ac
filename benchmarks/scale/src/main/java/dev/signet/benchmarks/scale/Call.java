package dev.signet.benchmarks.scale;

import dev.signet.model.Account;
import dev.signet.model.Verification;
import dev.signet.storage.Storage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A call of the engine, as what it asks of the stores, in this order; hashes of passwords are left out. */
enum Call {
    /** Finds the account and stores a session. */
    SIGN_IN("sign-in, less the hash") {
        @Override
        void make(Storage storage, int number, String id) {
            var found = storage.accounts()
                    .findByEmail(Population.email(number), Account.CREDENTIAL)
                    .orElseThrow();
            require(storage.sessions().createIfUnrevoked(Population.session(found.user(), id), found.user()));
        }

        @Override
        void tidy(Storage storage, String id) {
            require(storage.sessions().revoke(id).isPresent());
        }
    },
    /** Finds the session with its owner. */
    GET_SESSION("get-session") {
        @Override
        void make(Storage storage, int number, String id) {
            require(storage.sessions().findByToken(Population.token(number)).isPresent());
        }
    },
    /** Finds the user and keeps a link. */
    REQUEST_RESET("request-password-reset") {
        @Override
        void make(Storage storage, int number, String id) {
            var user = storage.users().findByEmail(Population.email(number)).orElseThrow();
            storage.verifications().create(link(id, user.id()));
        }

        @Override
        void tidy(Storage storage, String id) {
            require(storage.verifications()
                    .consume(PURPOSE + id, Population.now())
                    .isPresent());
        }
    },
    /** Looks at the link and its owner, takes it, sets the password and ends the sessions. */
    RESET("reset-password, less the hash") {
        @Override
        void prepare(Storage storage, int number, String id) {
            storage.verifications().create(link(id, Population.userId(number)));
        }

        @Override
        void make(Storage storage, int number, String id) {
            Instant now = Population.now();
            var userId = storage.verifications()
                    .peek(PURPOSE + id, now)
                    .orElseThrow()
                    .value();
            var owner = storage.users().findById(userId).orElseThrow();
            require(storage.verifications().consume(PURPOSE + id, now).isPresent());
            require(storage.accounts()
                    .resetPassword(Population.password(userId), owner)
                    .isPresent());
        }
    };

    private static final String PURPOSE = "reset-password:";

    private final String title;

    Call(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Makes the call once.
     *
     * @param number of the user
     * @param id 32 letters and digits that nobody else has
     * @return how long it took, in nanoseconds
     */
    long measure(Storage storage, int number, String id) {
        prepare(storage, number, id);
        long start = System.nanoTime();
        make(storage, number, id);
        long took = System.nanoTime() - start;
        tidy(storage, id);
        return took;
    }

    abstract void make(Storage storage, int number, String id);

    void prepare(Storage storage, int number, String id) {}

    void tidy(Storage storage, String id) {}

    private static Verification link(String id, String userId) {
        Instant now = Population.now();
        return new Verification(id, PURPOSE + id, userId, now.plus(1, ChronoUnit.HOURS), now, now);
    }

    /** A call that does nothing is quick. */
    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("A call did not do its work.");
        }
    }
}
