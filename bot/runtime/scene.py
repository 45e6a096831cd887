"""The scene of a turn: what the handlers of effects and looks may use, and what they leave behind."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.channels.base import Inbound
from bot.runtime import traces
from bot.runtime.visits import Shelf
from bot.settings import Settings
from data import contributions, messages
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
    settings: Settings
    has_traces: bool = False  # something was said that must not stay: it leads to an anonymous author
    is_forgotten: bool = False  # the person asked to be forgotten in this turn: nothing of the talk is kept

    def __post_init__(self) -> None:
        if self._hears_code():
            self.leave_no_trace()
        was_named = traces.tells_name(self.conversation)
        self.db.before_commit.append(lambda db: self._end(db, was_named=was_named))

    @property
    def is_fleeting(self) -> bool:
        """What this turn says must not stay: it tells an anonymous author their code."""
        return self.has_traces or traces.tells_code(self.conversation)

    def leave_no_trace(self) -> None:
        """Nothing of this turn may tie the person to an anonymous contribution."""
        # Its media may be meant for another form; what nobody uses goes with the messages of this one.
        messages.forget_words(self.db, self.row.id, self.message_id, self.message_id, with_media=False)
        self.has_traces = True

    def forget_form(self) -> None:
        """The words of the form in hand leave the log and the conversation: nothing ties them to who wrote them."""
        messages.forget_words(self.db, self.row.id, self.conversation.form_since, self.message_id)
        # A second goal that was kept for later may hold the same first message.
        self.conversation = self.conversation.forget_words()
        self.leave_no_trace()

    def _hears_code(self) -> bool:
        """Whether the message is about an anonymous item, or names one without having led there yet."""
        if traces.tells_code(self.conversation):
            return True
        named = (
            (each.value for each in self.reading.entities if each.entity == "reference")
            if self.reading
            else ()
        )
        return any(contributions.is_anonymous(self.db, self.row.commune_id, value) for value in named)

    def _end(self, db: Db, *, was_named: bool) -> None:
        """Once all is said: what came to an anonymous item by other ways, and what holds a name."""
        if traces.tells_code(self.conversation) and not self.has_traces:
            self.leave_no_trace()
        if was_named or traces.tells_name(self.conversation):
            messages.mark_personal(db, self.row.id, self.message_id)

    @property
    def channel(self) -> str:
        return self.row.account_id.partition(":")[0]

    @property
    def language(self) -> str:
        """The language the person is answered in."""
        return self.conversation.language
