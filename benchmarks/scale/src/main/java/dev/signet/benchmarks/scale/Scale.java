package dev.signet.benchmarks.scale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Fills two databases of one PostgreSQL, a small and a large one, makes each call on both in turn, for users at random, and
 * prints a table. It ends with 1 when a call takes more than 1.5 times as long on the large one.
 */
final class Scale {

    private static final double MOST = 1.5;
    private static final int WARM_UP = 1_000;

    private final Random random = new Random(42);
    private final int calls;

    private Scale(int calls) {
        this.calls = calls;
    }

    /** Takes the users of the small one, of the large one, the measured calls of each kind, and the server's memory. */
    public static void main(String[] arguments) throws Exception {
        int small = Integer.parseInt(arguments[0]);
        int large = Integer.parseInt(arguments[1]);
        boolean flat;
        // Nobody waits for the disk at a commit: that takes the same time on both, and would hide the rest.
        try (var server = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("shared_buffers", arguments[3])
                        // No checkpoint in the run.
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
                var one = new Population(small, url(server, "small"));
                var other = new Population(large, url(server, "large"))) {
            flat = new Scale(Integer.parseInt(arguments[2])).compare(one, other);
        }
        System.exit(flat ? 0 : 1);
    }

    private static String url(EmbeddedPostgres server, String name) throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    private boolean compare(Population small, Population large) {
        System.out.printf(
                Locale.ROOT,
                "| call | %,d users: median, 95 of 100 | %,d users: median, 95 of 100 | large to small |%n",
                small.size(),
                large.size());
        System.out.println("|---|--:|--:|--:|");
        boolean flat = true;
        for (Call call : Call.values()) {
            double ratio = compare(call, small, large);
            flat &= ratio <= MOST;
        }
        return flat;
    }

    /** In turn, and whoever was first is second the next time: what disturbs one disturbs the other. */
    private double compare(Call call, Population small, Population large) {
        long[] ofSmall = new long[calls];
        long[] ofLarge = new long[calls];
        for (int i = -WARM_UP; i < calls; i++) {
            long one;
            long other;
            if (i % 2 == 0) {
                one = measure(call, small);
                other = measure(call, large);
            } else {
                other = measure(call, large);
                one = measure(call, small);
            }
            if (i >= 0) {
                ofSmall[i] = one;
                ofLarge[i] = other;
            }
        }
        Arrays.sort(ofSmall);
        Arrays.sort(ofLarge);
        double ratio = (double) ofLarge[calls / 2] / ofSmall[calls / 2];
        System.out.printf(
                Locale.ROOT, "| %s | %s | %s | %.2f |%n", call.title(), figures(ofSmall), figures(ofLarge), ratio);
        return ratio;
    }

    /** A reset ends the sessions of its user: it has the last tenth of the users for itself. */
    private long measure(Call call, Population population) {
        int readers = population.size() / 10 * 9;
        int number = call == Call.RESET ? random.nextInt(readers, population.size()) : random.nextInt(readers);
        return call.measure(
                population.storage(), number, UUID.randomUUID().toString().replace("-", ""));
    }

    private static String figures(long[] sorted) {
        return String.format(
                Locale.ROOT,
                "%.3f ms, %.3f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 95 / 100] / 1e6);
    }
}
