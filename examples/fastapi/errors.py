"""Every error of this API is JSON with a code for programs and a message for people."""

from typing import Mapping, Optional

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException


class ApiError(Exception):
    """An answer other than success. The headers go out with it."""

    def __init__(self, status: int, code: str, message: str, headers: Optional[Mapping[str, str]] = None):
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def install(app: FastAPI) -> None:
    """Turns ApiError, and what the framework itself refuses (unknown path, wrong method), into that JSON."""

    @app.exception_handler(ApiError)
    async def of_this_api(_request, error: ApiError):
        return _answer(error.status, error.code, error.message, error.headers)

    @app.exception_handler(HTTPException)
    async def of_the_framework(_request, error: HTTPException):
        code = str(error.detail).upper().replace(" ", "_")
        return _answer(error.status_code, code, str(error.detail), error.headers)


def _answer(status: int, code: str, message: str, headers: Optional[Mapping[str, str]]) -> JSONResponse:
    return JSONResponse({"code": code, "message": message}, status, dict(headers or {}))
