"""The dependency that protects a route: `user: User = Depends(current_user)`."""

from typing import Optional

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from errors import ApiError
from settings import Settings
from tokens import AccessTokens, InvalidToken, User

# auto_error off: its own answer is 403 without WWW-Authenticate.
bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="The access token of Signet")


class CurrentUser:
    """Takes the token from `Authorization: Bearer`, and from nowhere else, and hands over its user."""

    def __init__(self, settings: Settings):
        self._tokens = AccessTokens(settings)

    async def __call__(
        self, request: Request, credentials: Optional[HTTPAuthorizationCredentials] = Depends(bearer)
    ) -> User:
        if credentials is None:
            # RFC 6750 section 3.1: who sent no token gets no error code.
            raise _unauthorized("UNAUTHORIZED", "Authentication is required.", "Bearer")
        # Two headers: a proxy and this API could read different ones.
        if len(request.headers.getlist("authorization")) > 1:
            raise _invalid_token()
        try:
            return self._tokens.user_of(credentials.credentials)
        except InvalidToken:
            raise _invalid_token() from None


def _invalid_token() -> ApiError:
    return _unauthorized("INVALID_TOKEN", "The access token is invalid or has expired.", 'Bearer error="invalid_token"')


def _unauthorized(code: str, message: str, challenge: str) -> ApiError:
    return ApiError(401, code, message, {"WWW-Authenticate": challenge, "Cache-Control": "no-store"})
