"""The scene of a turn: what the handlers of effects and looks may use, and what they leave behind."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.channels.base import Inbound
from bot.runtime.visits import Shelf
from data import messages
from data.conversations import ConversationRow
from data.engine import Db
from flows.conversation import Conversation
from flows.types import Visit
from nlu.reading import Reading


@dataclass(slots=True)
class Scene:
    db: Db
    row: ConversationRow
    inbound: Inbound
    reading: Reading | None
    message_id: int
    now: datetime
    day: date
    shelf: Shelf
    conversation: Conversation
    visit: Visit
    is_fleeting: bool = False  # what this turn says must not stay: it tells an anonymous author their code
    is_forgotten: bool = False  # the person asked to be forgotten in this turn: nothing of the talk is kept

    def leave_no_trace(self) -> None:
        """Nothing of this turn may tie the person to an anonymous contribution."""
        messages.forget_words(self.db, self.row.id, self.message_id)
        self.is_fleeting = True

    @property
    def channel(self) -> str:
        return self.row.account_id.partition(":")[0]

    @property
    def language(self) -> str:
        """The language the person is answered in."""
        return self.conversation.language
