"""The API starts with complete settings, and says in a sentence which one is wrong."""

import subprocess
import unittest

from tests import forge
from tests.api import FOLDER, command, environment

GOOD = {
    "SIGNET_JWT_SECRET": forge.SECRET,
    "SIGNET_JWT_ISSUER": forge.ISSUER,
    "SIGNET_JWT_AUDIENCE": forge.AUDIENCE,
}


class Settings(unittest.TestCase):
    """Starts that must fail. That it starts with good ones, every other test shows."""

    def refused(self, changes: dict) -> str:
        """What the API says on its way out."""
        variables = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
        run = subprocess.run(
            command("0"), cwd=FOLDER, env=environment(variables), capture_output=True, text=True, timeout=30
        )
        self.assertNotEqual(run.returncode, 0)
        self.assertNotIn("Traceback", run.stderr)
        return run.stderr

    def test_every_setting_is_required(self):
        for name in GOOD:
            for value in (None, "", "  "):
                with self.subTest(f"{name}={value!r}"):
                    self.assertIn(f"{name} is not set.", self.refused({name: value}))

    def test_short_secret_is_refused_without_being_shown(self):
        short = "only-thirty-one-bytes-of-secret"
        said = self.refused({"SIGNET_JWT_SECRET": short})
        self.assertIn("SIGNET_JWT_SECRET has 31 bytes; it needs at least 32.", said)
        self.assertIn("openssl rand", said)
        self.assertNotIn(short, said)
