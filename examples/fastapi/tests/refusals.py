"""What a refusal looks like, said once."""

import unittest

NO_TOKEN = "Bearer"
INVALID_TOKEN = 'Bearer error="invalid_token"'


class RefusalTestCase(unittest.TestCase):
    """A test case that knows the answers of RFC 6750 section 3."""

    def assert_no_token(self, response):
        """401 for somebody who sent no token: a challenge without an error code."""
        self._assert_refused(response, NO_TOKEN, "UNAUTHORIZED")

    def assert_invalid_token(self, response):
        """401 for somebody whose token proves nothing."""
        self._assert_refused(response, INVALID_TOKEN, "INVALID_TOKEN")

    def _assert_refused(self, response, challenge, code):
        self.assertEqual(response.status_code, 401, response.text)
        self.assertEqual(response.headers.get_list("www-authenticate"), [challenge])
        self.assertEqual(response.headers["content-type"], "application/json")
        self.assertEqual(set(response.json()), {"code", "message"})
        self.assertEqual(response.json()["code"], code)
        self.assertTrue(response.json()["message"])
