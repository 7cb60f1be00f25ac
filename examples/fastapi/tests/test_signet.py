"""Real tokens of a running Signet. Needs SIGNET_URL, and its SIGNET_JWT_SECRET in the environment."""

import os
import unittest
import urllib.parse
import uuid

import httpx

from tests import forge
from tests.api import Api
from tests.refusals import RefusalTestCase

SIGNET_URL = os.environ.get("SIGNET_URL", "").rstrip("/")


class SignedUp:
    """Somebody who has just signed up: the user as Signet answered, the cookies, and an access token."""

    def __init__(self, name: str):
        account = {"name": name, "email": f"{uuid.uuid4()}@example.com", "password": f"pass phrase {uuid.uuid4()}"}
        response = self._call("POST", "sign-up/email", json=account, headers={"Origin": _origin()})
        self.user = response.json()["user"]
        pairs = [line.split(";", 1)[0].partition("=") for line in response.headers.get_list("set-cookie")]
        self.cookies = {name: value for name, _, value in pairs if value}
        header = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.token = self._call("GET", "token", headers={"Cookie": header}).json()["token"]

    def cookie(self, name: str) -> str:
        """The value of this cookie, whatever prefix its name has."""
        found = [value for full, value in self.cookies.items() if full.rsplit(".", 1)[-1] == name]
        if not found:
            raise AssertionError(f"No cookie {name} among {sorted(self.cookies)}")
        return found[0]

    @staticmethod
    def _call(method: str, path: str, **more) -> httpx.Response:
        response = httpx.request(method, f"{SIGNET_URL}/api/auth/{path}", timeout=30, trust_env=False, **more)
        if response.status_code != 200:
            raise AssertionError(f"{method} {path} answered {response.status_code}: {response.text}")
        return response


@unittest.skipUnless(SIGNET_URL, "SIGNET_URL is not set: no running Signet to take tokens from")
class TokensOfSignet(RefusalTestCase):
    """The API and Signet share the token secret, nothing else."""

    @classmethod
    def setUpClass(cls):
        secret = os.environ.get("SIGNET_JWT_SECRET")
        if not secret:
            raise AssertionError("With SIGNET_URL set, SIGNET_JWT_SECRET has to be that Signet's token secret.")
        cls.settings = {
            "secret": secret,
            "issuer": os.environ.get("SIGNET_JWT_ISSUER", _origin()),
            "audience": os.environ.get("SIGNET_JWT_AUDIENCE", _origin()),
        }
        cls.api = Api(**cls.settings)
        cls.addClassCleanup(cls.api.stop)
        cls.ada = SignedUp("Ada")
        cls.grace = SignedUp("Grace")

    def test_access_token_gives_the_user_who_signed_up(self):
        for person in (self.ada, self.grace):
            response = self.api.get("/me", person.token)
            self.assertEqual(response.status_code, 200, response.text)
            self.assertEqual(response.json(), {key: person.user[key] for key in ("id", "email", "name")})

    def test_cookies_of_the_session_are_no_bearer_tokens(self):
        for name in ("session_token", "session_data"):
            value = self.ada.cookie(name)
            for spelling in {value, urllib.parse.unquote(value)}:
                with self.subTest(name):
                    self.assert_invalid_token(self.api.get("/me", spelling))

    def test_session_token_without_its_outer_signature_is_none_either(self):
        inner = urllib.parse.unquote(self.ada.cookie("session_token")).rpartition(".")[0]
        self.assert_invalid_token(self.api.get("/me", inner))

    def test_tampered_access_token_is_refused(self):
        head, _, signature = self.ada.token.split(".")
        others = self.grace.token.split(".")[1]
        self.assert_invalid_token(self.api.get("/me", f"{head}.{others}.{signature}"))

    def test_notes_belong_to_their_user(self):
        note = self.api.send("POST", "/notes", self.ada.token, json={"text": "for Ada alone"}).json()
        self.assertEqual(self.api.get(f"/notes/{note['id']}", self.ada.token).status_code, 200)
        self.assertEqual(self.api.get(f"/notes/{note['id']}", self.grace.token).status_code, 404)
        self.assertEqual(self.api.get("/notes", self.grace.token).json(), [])

    def test_api_with_another_secret_issuer_or_audience_refuses_it(self):
        other = "https://other.example"
        for change in ({"secret": forge.SECRET + "-another"}, {"issuer": other}, {"audience": other}):
            with self.subTest(change):
                stranger = Api(**{**self.settings, **change})
                self.addCleanup(stranger.stop)
                self.assert_invalid_token(stranger.get("/me", self.ada.token))


def _origin() -> str:
    parts = urllib.parse.urlsplit(SIGNET_URL)
    return f"{parts.scheme}://{parts.netloc}"
