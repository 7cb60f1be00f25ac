"""Makes tokens by hand, good and bad, without the library that the API uses: a shared mistake would hide."""

import base64
import hashlib
import hmac
import json
import time
import uuid

SECRET = "the-token-secret-of-these-tests-8c41f7d2"
ISSUER = "http://localhost:8080"
AUDIENCE = "http://localhost:8080"


def claims(user: str = "ada", **changes) -> dict:
    """What Signet writes for this user; a change to None leaves the claim out."""
    now = int(time.time())
    good = {
        "sub": f"id-of-{user}",
        "sid": f"session-of-{user}",
        "email": f"{user}@example.com",
        "name": user.capitalize(),
        "jti": str(uuid.uuid4()),
        "iat": now,
        "exp": now + 900,
        "iss": ISSUER,
        "aud": AUDIENCE,
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def token(payload=None, header=None, secret=SECRET) -> str:
    """A token over these claims (a dict, or the JSON text itself), signed by HMAC whatever its header says."""
    signed = unsigned(payload, header)
    return f"{signed}.{b64(mac(secret, signed))}"


def unsigned(payload=None, header=None) -> str:
    """The first two parts of a token."""
    payload = claims() if payload is None else payload
    header = {"alg": "HS256"} if header is None else header
    return f"{b64(_json(header))}.{b64(_json(payload))}"


def mac(secret, text: str, digest=hashlib.sha256) -> bytes:
    """The HMAC of an ASCII text."""
    key = secret if isinstance(secret, bytes) else secret.encode("utf-8")
    return hmac.new(key, text.encode("ascii"), digest).digest()


def b64(octets: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")


def _json(value) -> bytes:
    return (value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))).encode("utf-8")
