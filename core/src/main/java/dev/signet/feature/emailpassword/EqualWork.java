package dev.signet.feature.emailpassword;

import dev.signet.crypto.PasswordHasher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a password that is refused. Where hashes in other forms were imported, checking one takes another time than
 * checking the configured form for an address that nobody has. So each refusal does the work of every form that has been
 * seen: the sum is the same, whosever hash was among them. Thread-safe.
 */
final class EqualWork {

    private static final Logger LOG = LoggerFactory.getLogger(EqualWork.class);

    /** What a refusal costs must have an end; few systems have more than one form beside the configured one. */
    private static final int MAX_FORMS = 4;

    /** Security rule: one account with a very dear hash must not make every refusal as dear (CWE-400). */
    private static final Duration DEAREST = Duration.ofMillis(500);

    private final PasswordHasher hasher;
    private final InstantSource clock;

    /** One hash for each kind of work. */
    private final Map<String, String> examples = new ConcurrentHashMap<>();

    /** The kinds of work that are too dear to be done for everybody, each told of once. */
    private final Set<String> tooDear = ConcurrentHashMap.newKeySet();

    /** @param configured a hash in the form that new passwords get */
    EqualWork(PasswordHasher hasher, InstantSource clock, String configured) {
        this.hasher = hasher;
        this.clock = clock;
        examples.put(hasher.work(configured), configured);
    }

    /** Whether the password is behind this hash, which becomes the example of its form, if it is the first and not too dear. */
    boolean check(String password, String hash) {
        PasswordHasher.Checked checked = hasher.check(password, hash, clock);
        learn(hash, checked.took());
        return checked.matches();
    }

    private void learn(String hash, Duration took) {
        String work = hasher.work(hash);
        if (work.isEmpty() || examples.containsKey(work) || examples.size() >= MAX_FORMS) {
            return;
        }
        if (took.compareTo(DEAREST) <= 0) {
            examples.putIfAbsent(work, hash);
        } else if (tooDear.size() < MAX_FORMS && tooDear.add(work)) {
            LOG.warn(
                    "A password hash of the form {} took {} ms to check. Refusals for accounts with such hashes are slower than"
                            + " others, which tells that the account exists, until its owner signs in",
                    work,
                    took.toMillis());
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
