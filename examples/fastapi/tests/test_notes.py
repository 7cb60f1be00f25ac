"""A user's notes are seen and changed by that user alone."""

import unittest

from tests import forge
from tests.api import Api


class NotesOfTwoUsers(unittest.TestCase):
    """Ada owns a note, Grace knows its id."""

    @classmethod
    def setUpClass(cls):
        cls.api = Api(forge.SECRET, forge.ISSUER, forge.AUDIENCE)
        cls.addClassCleanup(cls.api.stop)

    def setUp(self):
        self.ada = forge.token(forge.claims("ada"))
        self.grace = forge.token(forge.claims("grace"))
        response = self.api.send("POST", "/notes", self.ada, json={"text": "for Ada alone"})
        self.assertEqual(response.status_code, 201, response.text)
        self.note = response.json()

    def test_owner_reads_it(self):
        self.assertIn(self.note, self.api.get("/notes", self.ada).json())
        self.assertEqual(self.api.get(f"/notes/{self.note['id']}", self.ada).json(), self.note)

    def test_another_user_does_not_see_it_in_the_list(self):
        self.assertNotIn(self.note, self.api.get("/notes", self.grace).json())

    def test_another_user_gets_the_answer_for_a_note_that_is_not_there(self):
        for method in ("GET", "DELETE"):
            foreign = self.api.send(method, f"/notes/{self.note['id']}", self.grace)
            absent = self.api.send(method, "/notes/no-such-note", self.grace)
            self.assertEqual(foreign.status_code, 404)
            self.assertEqual(foreign.json()["code"], "NOT_FOUND")
            self.assertEqual(foreign.json(), absent.json())
        self.assertEqual(self.api.get(f"/notes/{self.note['id']}", self.ada).status_code, 200)

    def test_owner_is_who_the_token_says_whatever_the_body_claims(self):
        claimed = {"text": "planted", "owner": "id-of-ada", "userId": "id-of-ada", "id": self.note["id"]}
        planted = self.api.send("POST", "/notes", self.grace, json=claimed).json()
        self.assertNotIn(planted, self.api.get("/notes", self.ada).json())
        self.assertIn(planted, self.api.get("/notes", self.grace).json())
        self.assertEqual(self.api.get(f"/notes/{self.note['id']}", self.ada).json(), self.note)

    def test_same_person_with_a_new_token_has_the_same_notes(self):
        renewed = forge.token(forge.claims("ada", sid="another session", name="Ada Lovelace"))
        self.assertIn(self.note, self.api.get("/notes", renewed).json())

    def test_owner_deletes_it(self):
        self.assertEqual(self.api.send("DELETE", f"/notes/{self.note['id']}", self.ada).status_code, 204)
        self.assertEqual(self.api.get(f"/notes/{self.note['id']}", self.ada).status_code, 404)

    def test_bodies_without_a_text_are_refused(self):
        wrong = [b"", b"{", b"[]", b"{}", b'{"text": ""}', b'{"text": 1}', b'"text"', b"\xff", b"[" * 15000]
        wrong.append(b'{"text": "' + b"x" * 1001 + b'"}')
        for body in wrong:
            with self.subTest(body[:20]):
                response = self.api.send("POST", "/notes", self.ada, content=body)
                self.assertEqual(response.status_code, 400, response.text)
                self.assertEqual(response.json()["code"], "VALIDATION_ERROR")

    def test_large_body_is_refused(self):
        response = self.api.send("POST", "/notes", self.ada, content=b"x" * 20000)
        self.assertEqual(response.status_code, 413)
        self.assertEqual(set(response.json()), {"code", "message"})

    def test_unknown_path_answers_json_too(self):
        response = self.api.get("/nowhere")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(response.json(), {"code": "NOT_FOUND", "message": "Not Found"})
