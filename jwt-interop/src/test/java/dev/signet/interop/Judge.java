package dev.signet.interop;

import java.util.List;

/**
 * An implementation that says of tokens whether it accepts them, under the rules of the differential test: one key, its
 * algorithm, {@code iss}, {@code aud}, {@code typ} absent or {@code JWT}, {@code exp} required, no leeway, a fixed time.
 */
interface Judge {
    String name();

    /** One verdict for each token. */
    List<Verdict> judge(List<String> tokens);
}
