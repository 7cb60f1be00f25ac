package dev.signet.feature.emailpassword;

import dev.signet.crypto.PasswordHasher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The work of a password that is refused. Where hashes in other forms were imported, checking one takes another time than
 * checking the configured form for an address that nobody has. So each refusal does the work of every form that has been
 * seen: the sum is the same, whosever hash was among them. Thread-safe.
 */
final class EqualWork {

    /** What a refusal costs must have an end; few systems have more than one form beside the configured one. */
    private static final int MAX_FORMS = 4;

    private final PasswordHasher hasher;

    /** One hash for each kind of work. */
    private final Map<String, String> examples = new ConcurrentHashMap<>();

    EqualWork(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /** Takes this hash for an example of its form, if it is the first. */
    void learn(String hash) {
        String work = hasher.work(hash);
        if (!work.isEmpty() && examples.size() < MAX_FORMS) {
            examples.putIfAbsent(work, hash);
        }
    }

    /** Does what is missing after the check of this hash. What comes of it counts for nothing. */
    void complete(String password, String checked) {
        String done = hasher.work(checked);
        examples.forEach((work, example) -> {
            if (!work.equals(done)) {
                boolean unused = hasher.matches(password, example);
            }
        });
    }
}
