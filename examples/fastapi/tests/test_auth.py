"""Which tokens the running API accepts, and how it refuses the others."""

import base64
import hashlib
import json
import time

import rsa

from tests import forge
from tests.api import Api
from tests.refusals import RefusalTestCase

PROTECTED = [("GET", "/me"), ("GET", "/notes"), ("POST", "/notes"), ("GET", "/notes/x"), ("DELETE", "/notes/x")]


class RunningApi(RefusalTestCase):
    """One API for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.api = Api(forge.SECRET, forge.ISSUER, forge.AUDIENCE)
        cls.addClassCleanup(cls.api.stop)

    def assert_refused_tokens(self, tokens: dict):
        """Each of these tokens, by its name, is refused."""
        for name, token in tokens.items():
            with self.subTest(name):
                self.assert_invalid_token(self.api.get("/me", token))


class AcceptedTokens(RunningApi):
    """What gets in, so that the refusals below mean something."""

    def test_public_route_needs_no_token(self):
        self.assertEqual(self.api.get("/public").status_code, 200)

    #
    def test_good_token_gives_the_identity_in_it(self):
        for user in ("ada", "grace"):
            response = self.api.get("/me", forge.token(forge.claims(user)))
            self.assertEqual(response.status_code, 200, response.text)
            identity = {"id": f"id-of-{user}", "email": f"{user}@example.com", "name": user.capitalize()}
            self.assertEqual(response.json(), identity)

    def test_type_jwt_and_a_list_with_the_audience_are_fine(self):
        typed = forge.token(header={"alg": "HS256", "typ": "JWT"})
        listed = forge.token(forge.claims(aud=["another", forge.AUDIENCE]))
        for token in (typed, listed):
            self.assertEqual(self.api.get("/me", token).status_code, 200)

    def test_scheme_is_read_without_case(self):
        response = self.api.get("/me", headers={"Authorization": f"bearer {forge.token()}"})
        self.assertEqual(response.status_code, 200)


class WithoutToken(RunningApi):
    """Requests that bring nothing where a token has to be."""

    def test_every_protected_route_refuses(self):
        for method, path in PROTECTED:
            with self.subTest(f"{method} {path}"):
                self.assert_no_token(self.api.send(method, path))

    def test_body_is_not_looked_at_before_the_token(self):
        headers = {"Content-Type": "application/json"}
        self.assert_no_token(self.api.send("POST", "/notes", content=b"{broken", headers=headers))

    def test_token_in_the_wrong_place_is_no_token(self):
        token = forge.token()
        form = {"access_token": token}
        self.assert_no_token(self.api.get("/me", params=form))
        self.assert_no_token(self.api.get("/me", headers={"Cookie": f"access_token={token}"}))
        self.assert_no_token(self.api.get("/me", headers={"X-Access-Token": token}))
        self.assert_no_token(self.api.get("/me", headers={"Authorization": token}))
        self.assert_no_token(self.api.get("/me", headers={"Authorization": f"Basic {token}"}))
        self.assert_no_token(self.api.get("/me", headers={"Authorization": "Bearer"}))
        self.assert_no_token(self.api.send("POST", "/notes", data=form))
        self.assert_no_token(self.api.send("POST", "/notes", json=form))

    def test_two_tokens_are_refused(self):
        good = ("Authorization", f"Bearer {forge.token()}")
        self.assert_invalid_token(self.api.get("/me", headers=[good, good]))


class RefusedTokens(RunningApi):
    """Tokens that prove nothing."""

    def test_every_protected_route_refuses(self):
        for method, path in PROTECTED:
            with self.subTest(f"{method} {path}"):
                self.assert_invalid_token(self.api.send(method, path, "garbage"))

    #
    def test_garbage(self):
        good = forge.token()
        head, body, signature = good.split(".")
        self.assert_refused_tokens(
            {
                "a word": "garbage",
                "two parts": f"{head}.{body}",
                "four parts": f"{good}.{signature}",
                "a space inside": f"{head} .{body}.{signature}",
                "empty parts": "..",
                "a header that is no JSON": f"{forge.b64(b'alg')}.{body}.{signature}",
                "a header that is a list": f"{forge.b64(b'[]')}.{body}.{signature}",
                "a payload that is a list": forge.token("[]"),
                "a payload that is no JSON": forge.token("{"),
                "a very deep payload": forge.token("[" * 4000),
                "a very long token": forge.token(forge.claims(name="x" * 9000)),
                "padding": f"{good}=",
            }
        )

    def test_bytes_beyond_ascii(self):
        value = b"Bearer " + forge.token().encode("ascii") + b"\xe9"
        self.assert_invalid_token(self.api.get("/me", headers=[(b"Authorization", value)]))

    #
    def test_tampered(self):
        head, body, signature = forge.token().split(".")
        other = forge.unsigned(forge.claims("grace")).split(".")[1]
        flipped = ("B" if signature[0] == "A" else "A") + signature[1:]
        self.assert_refused_tokens(
            {
                "somebody else's claims": f"{head}.{other}.{signature}",
                "another signature": f"{head}.{body}.{flipped}",
                "half a signature": f"{head}.{body}.{signature[:20]}",
                "no signature": f"{head}.{body}.",
                "the same signature spelled otherwise": f"{head}.{body}.{_respelled(signature)}",
            }
        )

    #
    def test_another_key_or_party(self):
        self.assert_refused_tokens(
            {
                "another secret": forge.token(secret="a-secret-that-somebody-else-made-up-0d9b"),
                "an empty secret": forge.token(secret=""),
                "another issuer": forge.token(forge.claims(iss="https://evil.example")),
                "an issuer that begins alike": forge.token(forge.claims(iss=forge.ISSUER + "/")),
                "another audience": forge.token(forge.claims(aud="https://evil.example")),
                "a list without the audience": forge.token(forge.claims(aud=["https://evil.example"])),
                "a list with more than text": forge.token(forge.claims(aud=[forge.AUDIENCE, 1])),
                "no issuer": forge.token(forge.claims(iss=None)),
                "no audience": forge.token(forge.claims(aud=None)),
            }
        )

    #
    def test_algorithms(self):
        signed_512 = forge.unsigned(header={"alg": "HS512"})
        mac_512 = forge.b64(forge.mac(forge.SECRET, signed_512, hashlib.sha512))
        named_rsa = {"alg": "RS256"}
        self.assert_refused_tokens(
            {
                "none": forge.unsigned(header={"alg": "none"}) + ".",
                "none with a signature": forge.token(header={"alg": "none"}),
                "None": forge.unsigned(header={"alg": "None"}) + ".AA",
                "no algorithm": forge.token(header={}),
                "an algorithm that is no text": forge.token(header={"alg": ["HS256"]}),
                "lower case": forge.token(header={"alg": "hs256"}),
                "HS512 by the right secret": f"{signed_512}.{mac_512}",
                "RS256 in the header, HMAC beneath": forge.token(header=named_rsa),
                **_rsa_tokens(named_rsa),
            }
        )

    def test_header_members_that_change_the_meaning(self):
        for_crit = {"alg": "HS256", "crit": ["exp"], "exp": 1}
        own_key = b"the-key-that-the-attacker-brings-along"
        own_jwk = {"kty": "oct", "k": forge.b64(own_key)}
        self.assert_refused_tokens(
            {
                "crit": forge.token(header=for_crit),
                "crit, empty": forge.token(header={"alg": "HS256", "crit": []}),
                "crit, null": forge.token(header={"alg": "HS256", "crit": None}),
                "b64": forge.token(header={"alg": "HS256", "b64": False}),
                "a key of its own": forge.token(header={"alg": "HS256", "jwk": own_jwk}, secret=own_key),
                "another type": forge.token(header={"alg": "HS256", "typ": "refresh+jwt"}),
                "a type that is no text": forge.token(header={"alg": "HS256", "typ": None}),
            }
        )

    #
    def test_times(self):
        now = int(time.time())
        self.assert_refused_tokens(
            {
                "expired": forge.token(forge.claims(iat=now - 1000, exp=now - 100)),
                "expired a second ago": forge.token(forge.claims(exp=now - 1)),
                "expired right now": forge.token(forge.claims(exp=now)),
                "no exp": forge.token(forge.claims(exp=None)),
                "exp as text": forge.token(forge.claims(exp=str(now + 900))),
                "exp as a word": forge.token(forge.claims(exp="tomorrow")),
                "exp as true": forge.token(forge.claims(exp=True)),
                "exp as a list": forge.token(forge.claims(exp=[now + 900])),
                "exp as null": forge.token(_with_raw_exp("null")),
                "exp beyond all numbers": forge.token(_with_raw_exp("1e999")),
                "exp as NaN": forge.token(_with_raw_exp("NaN")),
                "not valid yet": forge.token(forge.claims(nbf=now + 600)),
                "iat as text": forge.token(forge.claims(iat=str(now))),
            }
        )

    def test_subject_and_identity(self):
        self.assert_refused_tokens(
            {
                "no sub": forge.token(forge.claims(sub=None)),
                "sub as a number": forge.token(forge.claims(sub=1)),
                "sub as a list": forge.token(forge.claims(sub=["id-of-ada"])),
                "sub empty": forge.token(forge.claims(sub="")),
                "no email": forge.token(forge.claims(email=None)),
                "name as a number": forge.token(forge.claims(name=1)),
            }
        )


def _with_raw_exp(value: str) -> str:
    return json.dumps(forge.claims(exp=0)).replace('"exp": 0', f'"exp": {value}')


def _respelled(signature: str) -> str:
    """The same 32 bytes for a decoder that skips the two spare bits of the last character."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    respelled = signature[:-1] + alphabet[alphabet.index(signature[-1]) ^ 1]
    assert base64.urlsafe_b64decode(respelled + "=") == base64.urlsafe_b64decode(signature + "=")
    return respelled


def _rsa_tokens(header: dict) -> dict:
    """A token by the attacker's own RSA key, and one by HMAC with the public half as the secret."""
    public_key, private_key = rsa.newkeys(1024)
    signed = forge.unsigned(header=header)
    signature = rsa.sign(signed.encode("ascii"), private_key, "SHA-256")
    pem = public_key.save_pkcs1()
    return {
        "RS256 by a foreign key": f"{signed}.{forge.b64(signature)}",
        "HS256 by a public key": forge.token(secret=pem),
        "RS256 in the header, HMAC by a public key": forge.token(header=header, secret=pem),
    }
