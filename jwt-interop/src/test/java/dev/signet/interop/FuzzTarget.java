package dev.signet.interop;

import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code scripts/fuzz.sh} feeds and {@link CorpusTest} replays. An input that ends in anything but a return is a
 * finding.
 *
 * @param corpus the folder of its kept inputs below {@code corpus}
 * @param run takes one input
 */
record FuzzTarget(String corpus, Consumer<byte[]> run) {
    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("token", TokenTarget::fuzzerTestOneInput),
            new FuzzTarget("signed", SignedTarget::fuzzerTestOneInput),
            new FuzzTarget("jwks", JwksTarget::fuzzerTestOneInput),
            new FuzzTarget("jwk", JwkTarget::fuzzerTestOneInput),
            new FuzzTarget("pem", PemTarget::fuzzerTestOneInput),
            new FuzzTarget("pkcs8", Pkcs8Target::fuzzerTestOneInput));
}
