"""Notes in memory. Whoever asks names the owner first, so that no note is found without one."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Dict, List, Optional


@dataclass(frozen=True)
class Note:
    """A text of its owner."""

    id: str
    text: str


class Notes:
    """The notes of all users, one shelf per user. For one event loop; a real one is a table with an owner column."""

    def __init__(self):
        self._shelves: Dict[str, Dict[str, Note]] = defaultdict(dict)

    def list(self, owner: str) -> List[Note]:
        """What this owner has, oldest first."""
        return [*self._shelves[owner].values()]

    def find(self, owner: str, note_id: str) -> Optional[Note]:
        """The note, if this owner has it; somebody else's is as unknown as none."""
        return self._shelves[owner].get(note_id)

    def add(self, owner: str, text: str) -> Note:
        """Keeps a text for this owner."""
        note = Note(str(uuid.uuid4()), text)
        self._shelves[owner][note.id] = note
        return note

    def remove(self, owner: str, note_id: str) -> bool:
        """Whether this owner had it."""
        return self._shelves[owner].pop(note_id, None) is not None
