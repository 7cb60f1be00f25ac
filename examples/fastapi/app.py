"""A small API whose users sign in with Signet: `uvicorn app:app`."""

import json
from typing import List

from fastapi import Depends, FastAPI, Request, Response
from pydantic import BaseModel

import errors
from auth import CurrentUser
from errors import ApiError
from notes import Note, Notes
from settings import Settings
from tokens import User

MAX_BODY_BYTES = 16 * 1024
MAX_TEXT_LENGTH = 1000


class Me(BaseModel):
    """Who is asking."""

    id: str
    email: str
    name: str


class NoteView(BaseModel):
    """A note as its owner sees it."""

    id: str
    text: str


app = FastAPI(title="Notes of Signet users")
errors.install(app)
current_user = CurrentUser(Settings.from_environment())
notes = Notes()


async def note_text(request: Request, user: User = Depends(current_user)) -> str:
    """The body {"text": …}. A dependency reads it after the token is checked, a body parameter before."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise ApiError(413, "PAYLOAD_TOO_LARGE", "The body is too large.")
    try:
        text = json.loads(body)["text"]
    except (ValueError, TypeError, KeyError, RecursionError):
        text = None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_TEXT_LENGTH:
        raise ApiError(400, "VALIDATION_ERROR", f'Send {{"text": …}} with 1 to {MAX_TEXT_LENGTH} characters.')
    return text


@app.get("/public")
async def public():
    """Open to everybody."""
    return {"message": "Everybody may read this."}


@app.get("/me", response_model=Me)
async def me(user: User = Depends(current_user)):
    """The identity that the token proves."""
    return Me(id=user.id, email=user.email, name=user.name)


@app.get("/notes", response_model=List[NoteView])
async def list_notes(user: User = Depends(current_user)):
    """The user's own notes."""
    return [_view(note) for note in notes.list(user.id)]


@app.post("/notes", response_model=NoteView, status_code=201)
async def add_note(text: str = Depends(note_text), user: User = Depends(current_user)):
    """A new note of the user, whatever the body claims about an owner."""
    return _view(notes.add(user.id, text))


@app.get("/notes/{note_id}", response_model=NoteView)
async def read_note(note_id: str, user: User = Depends(current_user)):
    """One of the user's own notes."""
    note = notes.find(user.id, note_id)
    if note is None:
        raise _not_found()
    return _view(note)


@app.delete("/notes/{note_id}", status_code=204, response_class=Response)
async def delete_note(note_id: str, user: User = Depends(current_user)):
    """Removes one of the user's own notes."""
    if not notes.remove(user.id, note_id):
        raise _not_found()


def _not_found() -> ApiError:
    # Never 403: that would tell that somebody else has it.
    return ApiError(404, "NOT_FOUND", "You have no such note.")


def _view(note: Note) -> NoteView:
    return NoteView(id=note.id, text=note.text)
