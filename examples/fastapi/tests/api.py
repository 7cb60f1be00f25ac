"""The real API for a test: uvicorn in a process of its own, on a free port of the loopback interface."""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import httpx

FOLDER = pathlib.Path(__file__).resolve().parent.parent
START_SECONDS = 30


class Api:
    """Runs until `stop`. The output of the server is kept, to be shown when it doesn't start."""

    def __init__(self, secret: str, issuer: str, audience: str):
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._client = httpx.Client(base_url=self.url, timeout=10, trust_env=False)
        self._output = tempfile.TemporaryFile()
        variables = {"SIGNET_JWT_SECRET": secret, "SIGNET_JWT_ISSUER": issuer, "SIGNET_JWT_AUDIENCE": audience}
        self._process = subprocess.Popen(
            command(self.url.rsplit(":", 1)[1]),
            cwd=FOLDER,
            env=environment(variables),
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def get(self, path: str, token: str = None, **more) -> httpx.Response:
        """A GET, with the token as a bearer token when there is one."""
        return self.send("GET", path, token, **more)

    def send(self, method: str, path: str, token: str = None, **more) -> httpx.Response:
        """Any request, with the token as a bearer token when there is one."""
        headers = httpx.Headers(more.pop("headers", None))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self._client.request(method, path, headers=headers, **more)

    def stop(self) -> None:
        """Ends the process."""
        self._client.close()
        self._process.terminate()
        self._process.wait(timeout=10)
        self._output.close()

    def _wait(self) -> None:
        # Its own words, not an answer on the port: another process may have taken the port meanwhile.
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if b"Uvicorn running on" in self._said():
                return
            time.sleep(0.05)
        self._process.kill()
        self._process.wait()
        raise AssertionError("The API did not start:\n" + self._said().decode("utf-8", "replace"))

    def _said(self) -> bytes:
        return os.pread(self._output.fileno(), 1 << 20, 0)


def command(port: str) -> list:
    """How the API is started, by the Python that runs the tests."""
    return [sys.executable, "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", port]


def environment(variables: dict) -> dict:
    """The environment of the tests, with these variables of Signet and no other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNET_")}
    return {**kept, **variables}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
