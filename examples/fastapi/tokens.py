"""Signet's HS256 access tokens: from the text of one to the user it speaks of, or a refusal."""

import re
import time
from dataclasses import dataclass

from jose import jwk, jwt
from jose.exceptions import JOSEError
from jose.utils import base64url_decode, base64url_encode

from settings import Settings

ALGORITHM = "HS256"
MAX_LENGTH = 8192
COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")

# Security rule: crit, b64 and zip change how a token is read; the others let a token name its own key.
# python-jose ignores all of them, so a token that relies on one would be accepted without it.
REFUSED_IN_HEADER = frozenset({"crit", "b64", "zip", "jwk", "jku", "x5u", "x5c"})

# What jwt.decode throws at a signed token with odd claims: int() of a list, of infinity, very deep JSON.
UNREADABLE = (JOSEError, TypeError, ValueError, OverflowError, RecursionError)


class InvalidToken(Exception):
    """The token proves nothing. It deliberately doesn't say why: only the owner of the key could use that."""


@dataclass(frozen=True)
class User:
    """The person a verified token speaks of."""

    id: str
    email: str
    name: str


class AccessTokens:
    """Checks access tokens of one issuer for one audience. Holds no state, so it may be shared."""

    def __init__(self, settings: Settings):
        # A key object, not text: python-jose would read a secret that happens to be JSON as a set of keys.
        self._key = jwk.construct(settings.secret, ALGORITHM)
        self._issuer = settings.issuer
        self._audience = settings.audience

    def user_of(self, token: str) -> User:
        """The user of this token, if every rule holds; raises InvalidToken for any other text."""
        _check_form(token)
        try:
            _check_header(jwt.get_unverified_header(token))
            claims = self._claims(token)
        except UNREADABLE:
            raise InvalidToken() from None
        _check_times(claims)
        return User(_text(claims, "sub"), _text(claims, "email"), _text(claims, "name"))

    def _claims(self, token: str) -> dict:
        required = {"require_exp": True, "require_iss": True, "require_aud": True, "require_sub": True}
        return jwt.decode(
            token,
            self._key,
            algorithms=[ALGORITHM],
            issuer=self._issuer,
            audience=self._audience,
            options=required,
        )


def _check_form(token: str) -> None:
    if len(token) > MAX_LENGTH or not COMPACT.fullmatch(token):
        raise InvalidToken()
    for part in token.split("."):
        # One token, one spelling: the last character of base64url has bits that a lax decoder skips.
        try:
            canonical = base64url_encode(base64url_decode(part.encode("ascii")))
        except ValueError:
            raise InvalidToken() from None
        if canonical != part.encode("ascii"):
            raise InvalidToken()


def _check_header(header: dict) -> None:
    if header.get("alg") != ALGORITHM or REFUSED_IN_HEADER.intersection(header):
        raise InvalidToken()
    # Tokens of other kinds say so in typ (RFC 8725 section 3.11); an access token says JWT or nothing.
    if "typ" in header and header["typ"] != "JWT":
        raise InvalidToken()


def _check_times(claims: dict) -> None:
    # python-jose takes int() of them first, and so accepts "1893456000" and true.
    for name in ("exp", "iat", "nbf"):
        if name in claims and type(claims[name]) not in (int, float):
            raise InvalidToken()
    # At exactly exp the token is expired (RFC 7519 section 4.1.4); python-jose lets it live a second longer.
    if claims["exp"] <= time.time():
        raise InvalidToken()


def _text(claims: dict, name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidToken()
    return value
