"""What the environment has to say before the API starts."""

import os
from dataclasses import dataclass, field
from typing import Mapping

MIN_SECRET_BYTES = 32  # HS256 wants a key as long as its hash (RFC 7518 section 3.2)


@dataclass(frozen=True)
class Settings:
    """Whose tokens are accepted, and for whom they must be made. Nothing has a default."""

    secret: bytes = field(repr=False)
    issuer: str
    audience: str

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "Settings":
        """Reads the three variables; leaves the process with a sentence when one is missing or weak."""
        secret = _required(environment, "SIGNET_JWT_SECRET", "Signet has it under the same name.")
        origin = "Signet's default is the origin of its base URL, such as http://localhost:8080."
        issuer = _required(environment, "SIGNET_JWT_ISSUER", origin)
        audience = _required(environment, "SIGNET_JWT_AUDIENCE", origin)
        key = secret.encode("utf-8", "surrogateescape")
        if len(key) < MIN_SECRET_BYTES:
            raise SystemExit(
                f"SIGNET_JWT_SECRET has {len(key)} bytes; it needs at least {MIN_SECRET_BYTES}. "
                "Make one with: openssl rand -base64 48"
            )
        return Settings(key, issuer, audience)


def _required(environment: Mapping[str, str], name: str, hint: str) -> str:
    value = environment.get(name, "")
    if not value.strip():
        raise SystemExit(f"{name} is not set. {hint}")
    return value
