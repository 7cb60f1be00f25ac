package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another implementation of JWT, used the way its own documents tell. */
interface Peer {
    String ISSUER = "https://auth.example.com";
    String AUDIENCE = "https://api.example.com";

    /** All of them. */
    static List<Peer> all() {
        return List.of(
                new NimbusPeer(),
                new JjwtPeer(),
                new JavaJwtPeer(),
                new Jose4jPeer(),
                new FusionAuthPeer(),
                new SpringPeer(),
                ProcessPeer.joseOfNpm(),
                ProcessPeer.pythonJose());
    }

    String name();

    /** What the peer can do with an algorithm. */
    Support support(JwsAlgorithm algorithm);

    /** Whether the peer is installed; if not, what to do about it. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** A token made by the peer, signed with the private key or secret. */
    String issue(TestKey key, Map<String, Object> claims) throws Exception;

    /**
     * The claims of a token, as the peer reads them once it verified the token with the public key or secret.
     *
     * @throws Exception if the peer refuses the token
     */
    Map<String, ?> verify(TestKey key, String token) throws Exception;

    /** The public key in the JWK that the peer writes, if it writes any. */
    default Optional<String> publicJwk(TestKey key) throws Exception {
        return Optional.empty();
    }
}
