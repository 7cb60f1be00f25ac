package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * The examination of a native provider before it is used: one good signature of each algorithm, made by the JDK with a
 * key that was thrown away. Thread-safe.
 *
 * @param algorithm the algorithm
 * @param spki the public key as SubjectPublicKeyInfo, in base64url
 * @param signature the signature over the message, in base64url
 */
record KnownAnswer(JwsAlgorithm algorithm, String spki, String signature) {
    private static final byte[] MESSAGE = "known answer".getBytes(StandardCharsets.US_ASCII);

    private static final String RSA_KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr81m-8q1WWzSmjpQq9NoNJpg2M_zz0DtexeuZetVtDkh5jus"
                    + "GHq-Q3aLP9fscYUFWtBd4_4ilhKHLax-u-BJJppWgJ2mGzdLCZi4QEFky1p-C0gmzINNLe5G_Ih2BYlKipYrUeireA5i"
                    + "GZaScqyVViW6NVufqVlstxMzC2MzWu2G-dOcUNrA6Z96Xw5nAc0uZAAdnWdRMEHexxNEoz_27DLfEf0C5roYrtgcoaqp"
                    + "-F28NtFyRHcMA7G3RivkrK3aDzz0oISR199_Dkv3PvpBABpUvO60EmKFCqXdoeHbExXfI2Z5PhggdVULE1Sf0_VlQNyN"
                    + "o1bKn9iIPkoDe_2cWwIDAQAB";

    private static final Map<JwsAlgorithm, String> OTHER_KEYS = Map.of(
            JwsAlgorithm.ES256,
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE6mRZQvkWBFGfHq1mIP2sLg7YHXSPu6y-TvOuChrqufNPqwjWCT0nNRhv"
                    + "GHMEofMsHCBlvtJD6Esrg_-U8C6ywA",
            JwsAlgorithm.ES384,
            "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE9x0bn7kc1GA1GNZnWM_nRzyGLIv62neBzbQwgwtGLgzcCdmoQsu7UVnAbQEv"
                    + "Jbf9nXwn8rKq-n059MS5Nv5oI-zT8-V85kmbUMqaN1bmDofmhOFA1PEi3M4n0E8Cy8NP",
            JwsAlgorithm.ES512,
            "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBqFqN9_xPardgTT_tTKftofj7sz0MrI4l1zW8GVY3DdqCR69bfKxYWyUs"
                    + "vwCPpiVWf9EzSgLG36rSik0bYMPi-o4BkB80agJQU0JOjupDE-pq89nA3KNf_4WYXViLI_ZujcBqQjl0WwX-hUij6GoV"
                    + "ihj_czUDzCmHwr0HvtSY2fs5kJc",
            JwsAlgorithm.EDDSA,
            "MCowBQYDK2VwAyEAFAqu4PcVefIKYyXvfyRjHHaS62r-q-N8ioGowdyjEzc");

    private static final Map<JwsAlgorithm, String> SIGNATURES = Map.of(
            JwsAlgorithm.RS256,
            "D4tC7s5L5kZbSxAXr1i_RWYGEtNwGwMviJHwiQu1ynhWhHc06WvE4rD4wlFpHqR2o_8rpqOTJeKmqgCFOvRkux5u-M-e"
                    + "W1ottw2Tm1lgBdZl7G-D6QmF7u7NWXKU9y-t0hdMbVvoIzIMZYt5nw4bgTJTxcUdRpB72xiWhFex2IHm-sTv5OinoL-U"
                    + "oGtFOJ06HlDN75Sjc9-y6dlAFIUM_59S7lgOMScNdUkp7OCpmOQ6PYDdgvp472lR3vrh_d37b50zZu3f6CFSTXjATqWw"
                    + "2yuXj2WWWZ_X7ORGimybGf7m2OX14_q5qTVqzosCY3vQ0MQw1dMvHGfcG1N6lWNUFg",
            JwsAlgorithm.RS384,
            "Hpcy8hc72wYjJMvnco4RcMd9p4fsZhlUtTEy59InNCuJ_RXYqQkbiqMw4yeEVrT9TU8PlyS9OHGag1K4IQzfMOp0t7fx"
                    + "B8Lm_5C1X0Bn8ibDtfGLvDKDWqVcpPDJJFDVAoUuPywdJYKsZ72mRG3uVlemVt1mdn6EPp1kQLngWexv1DRdqPFXUCho"
                    + "jdKmg99Ku9WCfaw23_n1atSqNI8FP-J8dRQMHJY_r_Tdd35m6gLGtl8UN4t18otwx8GpBumYyIkbpKvvuTZhnYeRdwKU"
                    + "IHULXxpHkcbkhJ62XURFGC8p1K1QyJE2wbLCdfgY4mSEy4vuGiOFVdKh8ZNhgEtOzw",
            JwsAlgorithm.RS512,
            "rEQC1gcBfo-JlbHjxTwdL7Q5Ruww1Og-FLl0NIAfeDfbf1OSi0NFPmmAYpJWMCcmLeDwsXQ_W6Yy6m00i6xmfjEcMPYn"
                    + "UB2Q4aQm4pzWFhARRWFRzmao-gRUjBgvqQs4tovEvAOu8urqrXlMhkyYQESUqTuP-WR6Br-umLqR9Tu4KRj7Hdjmqoe2"
                    + "1n8y__Jx-W07q4n8G7ly9LjbA8OZCQPolrCV6r6qwRn8e493AHxExtbEc1ryypkFxXs2vLm4FxZ4-nG4u29tm4foTYvS"
                    + "GWSId4sGCvc9xcj_lHRpFfbO1EXofIpCh02kZrP2es2GBEKNE7reczk8QbiTT8qHDQ",
            JwsAlgorithm.PS256,
            "nDEmIXsu9VLCXjoNFGfuTTsLTcTq4-WivGWQzQAOWBOWat_o74YyLXfXVhRqQVvzCEhbjmetKmnB75o_vglNPcKS7FYc"
                    + "oCHVl7wh8oM5PK1EJ5s9DTVsH9WBq11lr0gINcWOGk0eBPCH8Ef7rrZLa2DnyGgJhY-DtXdGWRl55ixhLhr_6CPMxon3"
                    + "wW_c82OXJVQ1w3NxgX8BD2tZfpNWb77nxjXp3SHG_4sphZe1fwK5Qq-kaDilDLw34Zble1BI2jkWS2H70ojxmTmMW8Iv"
                    + "_p7Gu4jtVs3KRT27qQZwoPaDm2LpxdAsBvEudj4SDZZusmdXXNJlqWotvyvi1yiniw",
            JwsAlgorithm.PS384,
            "IQ3ATrbraOQM-aXoYnDYIG0MgFwdSD8FdsTEH-njV7XYsAov1BrCpC92sFPYihUu1JV_w8LIwx4eL0K55ivX7B0r5ZcB"
                    + "qD0KX56-X1TgYXsu-fSfVHVfOf4fnUwUeSYjf9hkodvmcDLbgl4DFJgZ3rp_IRn7aVOZlei4kVPRJ-rdYH3ESNZNvaDT"
                    + "47AUAOZsFuSj7mseyg3Wve9fZlZXM78XZ29lVpxpx1LG6feqUK_VZfokLnzb32_HULfGX_ZN6EvcV4k-BnbSM1iR4ybZ"
                    + "c1P7lcsMLkl5m0LmIKI8oRUVYr-KBcfU4Sw2_v1qS-MQS-j8WEuJ2weiW_7JlPoIVw",
            JwsAlgorithm.PS512,
            "fv_D84okZp_fXQAS_GgQxfyPwh5fxOrBqxNsxfcHZN7wB4jv2cfKQiOmvdenhesME6AqMJiVcAJpm8VlQSaTG9Hdm_yF"
                    + "A470RsOAkQQwXAYOvfXjADXr10reHamosq0D5O20FJ-yRHBxXsX56yeD1_K0Mbtq5xVpQka2q8-52dUQTvwKf4Y2ehy1"
                    + "0z5vZeyxTnNHhZwduJBF1LIQwhFEzAsou9qcstUw586mg35_Vow_TSBGQnU-dfvtTygXXJ3ozyf1imdutG4EnJhStY_2"
                    + "ZFm4D-MOmLU44wPCJF6T9l2WXFKKhoF1VONGRx8yzEqwHnrggWl4SQTg29a-6MTz4A",
            JwsAlgorithm.ES256,
            "jDzGVRfiAnIXbUCIgFAl8xvi5GOzWqgOM_kU4Uk8fIjqiqUGzYPG3DUwrz6ih6gVA7gpqvpsMjuXkX7XtyEHpg",
            JwsAlgorithm.ES384,
            "JMnSCXEror63CxcoeAEI1JV5Kr5JhjexcNpOVuOzaKddeloZtEkQxJIPhlZz8FLq-v24d_UKHKnHK68n8lgMgOu9PzKq"
                    + "bx5lj399IS22WlyhvCf7xPGiQmOruzqkgt5K",
            JwsAlgorithm.ES512,
            "AV5ON-4w_yc_2apd9PIT23NpcOuqk3RyGtdYwRj9cYSE4LcY1DluuweT4s9kzZtLRBmx-Fv3pyM6WZfNYL0-FBngAN5S"
                    + "LbKzGnwKr312DNFDWfDh4n5DPE-PZkDAuflTsYRqy7PfeNLlgrTz3sxDBLY9adQCjWCyxCimTHnovKt6WDFL",
            JwsAlgorithm.EDDSA,
            "i_tjOr4235XQ0nSdoMku-JWEy7KrlA7Xnx2OyA61kIXZwKjsPm313lph4aWy9F-WzQBDB6_GOoPQGy4w-3vqBA");

    /**
     * The known answer of a public key algorithm.
     *
     * @throws IllegalArgumentException for HMAC, which has none
     */
    static KnownAnswer of(JwsAlgorithm algorithm) {
        String signature = SIGNATURES.get(algorithm);
        if (signature == null) {
            throw new IllegalArgumentException(algorithm.wireName() + " has no known answer");
        }
        return new KnownAnswer(algorithm, OTHER_KEYS.getOrDefault(algorithm, RSA_KEY), signature);
    }

    /** Whether the provider accepts the signature, and refuses another message and the signature r = s = 0. */
    boolean isGivenBy(SignatureProvider provider) {
        try {
            byte[] good = Base64Url.decode(signature);
            byte[] other = MESSAGE.clone();
            other[0] ^= 1;
            KeyedSignature key = provider.verifying(KeyRules.decode(algorithm, Base64Url.decode(spki)));
            return key.verify(MESSAGE, MESSAGE.length, good)
                    && !key.verify(other, other.length, good)
                    && !key.verify(MESSAGE, MESSAGE.length, new byte[good.length])
                    && key.verify(MESSAGE, MESSAGE.length, good);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
