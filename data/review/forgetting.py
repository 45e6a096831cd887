"""What hangs on a contribution and must go with its words."""

from data.engine import Db
from data.review import notes, tags, tokens


def words_changed(db: Db, contribution_id: int) -> None:
    """Its words are others, or the author's again: it is not found by the old ones, not for a second."""
    tokens.forget(db, contribution_id)


def erased(db: Db, contribution_id: int) -> None:
    """Nothing that staff wrote about it stays: a note or a tag may say who it was."""
    tokens.forget(db, contribution_id)
    notes.forget(db, contribution_id)
    tags.forget(db, contribution_id)
