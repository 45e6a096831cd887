"""One turn: a citizen's next message, what it leads to, what is said; all in one transaction."""

import json
import logging
import traceback
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.channels.base import Inbound, Outbound
from bot.clock import local_day
from bot.runtime import agenda, lessons, render, wire
from bot.runtime.effects import perform
from bot.runtime.hearing import clean, hear
from bot.runtime.looks import look
from bot.runtime.parts import Runtime
from bot.runtime.requests import asked_of
from bot.runtime.scene import Scene
from bot.runtime.visits import Shelf, build_visit
from data import attachments, conversations, messages, outbox
from data.conversations import ConversationRow
from data.engine import Db, lock_conversation
from flows import engine
from flows.matching import brings_back, stops
from flows.turn import stop_lines
from flows.types import Ask, Do, Done, Event, Heard, Look, Say, Visit
from nlu.reading import Reading

log = logging.getLogger(__name__)

STEPS_A_TURN = 60  # more dos and looks than any turn needs: a flow that loops is stopped, not served
TROUBLE = Say("engine-trouble")


@dataclass(slots=True)
class Turn:
    """What a turn leaves to do outside the transaction."""

    conversation_id: int
    inbound: Inbound
    account_id: str
    outgoing: list[tuple[int, Outbound]] = field(default_factory=list)
    closes_buttons_of: int | None = None
    has_more: bool = False  # another message of this person waits already
    has_queued: bool = False  # some of what is said waits in the queue behind an earlier message


class Unending(RuntimeError):
    """A turn took more steps than any conversation needs."""


def take_turn(runtime: Runtime, conversation_id: int, in_flight: set[int] | None = None) -> Turn | None:
    """Handle the conversation's next message; None when there is none to handle now.

    A turn that raises leaves no trace but its count; the third time the message is set aside, staff see why, and the
    citizen is told once. What the caller is to send is named in `in_flight` before the commit.
    """
    seen: list[int] = []
    claimed = set[int]() if in_flight is None else in_flight
    try:
        # Never wait for another server inside a transaction.
        read_before = _read_ahead(runtime, conversation_id, seen) if runtime.reads_remotely else None
        with runtime.database.writing() as db:
            turn = _turn(runtime, db, conversation_id, read_before, seen)
            if turn:
                claimed.update(outbound_id for outbound_id, _ in turn.outgoing)
            return turn
    except Exception as error:
        if not seen:
            raise
        trace = wordless_trace(error)
        log.error("a turn of conversation %d failed:\n%s", conversation_id, trace)  # noqa: TRY400 - no words
        return _after_trouble(runtime, conversation_id, seen[-1], trace, claimed)


def _read_ahead(runtime: Runtime, conversation_id: int, seen: list[int]) -> tuple[int, Reading] | None:
    with runtime.database.reading() as db:
        message = messages.next_message(db, conversation_id)
        row = conversations.load(db, conversation_id)
    if message is None:
        return None
    seen.append(message.id)
    if not (body := message.body):
        return None
    inbound = wire.load_inbound(body)
    text, _ = clean(inbound.text)
    if not text or inbound.payload:
        return None
    return message.id, runtime.reader.read(text, _state(row).language)


def _turn(
    runtime: Runtime,
    db: Db,
    conversation_id: int,
    read_before: tuple[int, Reading] | None,
    seen: list[int],
) -> Turn | None:
    lock_conversation(db, conversation_id)
    message = messages.next_message(db, conversation_id)
    if message is None:
        return None
    seen.append(message.id)
    row = conversations.load(db, conversation_id)
    if row.account_id not in runtime.channels:  # another process hosts it: this one could not answer
        return None
    now = runtime.clock.now()
    if not (body := message.body):  # forgotten before its turn came: there is nothing to answer
        messages.mark_handled(db, message.id, None, now)
        return Turn(conversation_id, Inbound("", ""), row.account_id, has_more=message.has_more)
    inbound = wire.load_inbound(body)
    turn = Turn(conversation_id, inbound, row.account_id, has_more=message.has_more)
    if _is_with_staff(row, now) and not brings_back(inbound.text):
        conversations.note_heard(db, conversation_id, message.received_at)
        messages.mark_handled(db, message.id, None, now)
        if stops(inbound.text):
            _stop_beside_staff(db, row, turn, message.id, now)
        return turn
    if row.owner == "staff":
        conversations.take_back(db, conversation_id)
    state = _state(row)
    text, was_cut = clean(inbound.text)
    reading = None
    if text and not inbound.payload:
        reading = _reading(runtime, message.id, text, state.language, read_before)
    shelf = runtime.library.shelf(db, row.commune_id)
    day = local_day(now, shelf.timezone)
    heard = hear(
        inbound,
        reading,
        attachments.of_message(db, message.id) if inbound.media else (),
        message=message.id,
        text=text,
        was_cut=was_cut,
        last_heard_at=row.last_inbound_at,
        received_at=message.received_at,
        asked=asked_of(db, row) if text and not inbound.payload else "",
        door=agenda.door_code(db, row.commune_id, text, day) if text and not inbound.payload else "",
    )
    visit = _visit(runtime, db, shelf, row, day, state)
    scene = Scene(db, row, inbound, reading, message.id, now, day, shelf, state, visit, runtime.settings)
    says, ask = converse(runtime, scene, heard)
    lessons.look_back(scene, state)
    _finish(runtime, scene, turn, says, ask, message.received_at)
    return turn


def _stop_beside_staff(db: Db, row: ConversationRow, turn: Turn, message_id: int, now: datetime) -> None:
    """`stop` works also while staff have the conversation, and leaves it with them."""
    language = _state(row).language
    says = stop_lines(agenda.stopped(db, row, language, now))
    told = render.render(says, None, language, row.address or turn.inbound.sender)
    if told is None:
        return
    outbound_id, is_mine = outbox.put(
        db,
        commune_id=row.commune_id,
        account_id=row.account_id,
        conversation_id=row.id,
        inbound_id=message_id,
        body=wire.dump_outbound(told),
        send_now=True,
        now=now,
    )
    if is_mine:
        turn.outgoing.append((outbound_id, told))
    else:
        turn.has_queued = True


def _state(row: ConversationRow) -> engine.Conversation:
    """The conversation as kept; the start of one where that cannot be read, so that the person is answered at all."""
    try:
        return engine.Conversation.from_json(json.loads(row.state)) if row.state else engine.start()
    except ValueError:
        log.error("the state of conversation %d is no JSON; it starts anew", row.id)  # noqa: TRY400 - no words
        return engine.start()


def _is_with_staff(row: ConversationRow, now: datetime) -> bool:
    return row.owner == "staff" and (row.owner_until is None or now < row.owner_until)


def _reading(
    runtime: Runtime, message_id: int, text: str, previous: str, read_before: tuple[int, Reading] | None
) -> Reading:
    if read_before and read_before[0] == message_id:
        return read_before[1]
    return runtime.reader.read(text, previous)


def converse(runtime: Runtime, scene: Scene, heard: Heard) -> tuple[list[Say], Ask | None]:
    """Run the flows until they wait: what was said, and the question that now waits."""
    says: list[Say] = []
    event: Event = heard
    for _ in range(STEPS_A_TURN):
        scene.conversation, effects = engine.resume(scene.conversation, event, scene.visit)
        last = effects[-1] if effects else None
        says += [effect for effect in effects if isinstance(effect, Say)]
        if isinstance(last, Do):
            event = Done(perform(scene, last.order))
        elif isinstance(last, Look):
            event = Done(look(scene, last))
            scene.visit = _visit(runtime, scene.db, scene.shelf, scene.row, scene.day, scene.conversation)
        else:
            return says, last if isinstance(last, Ask) else None
    raise Unending(f"more than {STEPS_A_TURN} steps in one turn")


def _visit(
    runtime: Runtime,
    db: Db,
    shelf: Shelf,
    row: ConversationRow,
    day: date,
    conversation: engine.Conversation,
) -> Visit:
    return build_visit(
        db,
        runtime.library,
        shelf,
        channel=row.account_id.partition(":")[0],
        day=day,
        pins=conversation.pins,
    )


def _finish(
    runtime: Runtime, scene: Scene, turn: Turn, says: list[Say], ask: Ask | None, received_at: datetime
) -> None:
    """Word it, write it to the outbox, keep the conversation, mark the message handled."""
    row, db = scene.row, scene.db
    address = row.address or scene.inbound.sender
    message = render.render(says, ask, scene.conversation.language, address)
    buttons_id = None
    if message:
        for part in render.split(message, runtime.text_limit(row.account_id)):
            outbound_id, is_mine = outbox.put(
                db,
                commune_id=row.commune_id,
                account_id=row.account_id,
                conversation_id=row.id,
                inbound_id=scene.message_id,
                body=wire.dump_outbound(part),
                is_fleeting=scene.is_fleeting,
                send_now=not turn.outgoing,
                now=scene.now,
            )
            if is_mine:
                turn.outgoing.append((outbound_id, part))
            else:
                turn.has_queued = True
            if part.buttons:
                buttons_id = outbound_id
    turn.closes_buttons_of = row.open_buttons_id
    state = json.dumps(scene.conversation.to_json(), ensure_ascii=False, separators=(",", ":"))
    if scene.is_forgotten:
        conversations.set_state(db, row.id, None)
    else:
        conversations.save(
            db,
            row.id,
            state,
            language=scene.conversation.language,
            heard_at=received_at,
            open_buttons_id=buttons_id,
        )
    if not messages.mark_handled(db, scene.message_id, lessons.reading_note(scene), scene.now):
        raise RuntimeError("the message was handled by another turn")


def wordless_trace(error: BaseException) -> str:
    """Frames and the kind of error only: an error's own words may quote what the citizen wrote."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__


def _after_trouble(
    runtime: Runtime, conversation_id: int, message_id: int, trace: str, in_flight: set[int]
) -> Turn:
    """Count the failure; the third time, tell the citizen. The count stays even where the telling fails too."""
    try:
        with runtime.database.writing() as db:
            turn = Turn(conversation_id, Inbound("", ""), "")
            if messages.count_attempt(db, message_id, trace):
                turn = _apology(runtime, db, conversation_id)
                in_flight.update(outbound_id for outbound_id, _ in turn.outgoing)
            return turn
    except Exception as error:  # noqa: BLE001 - whatever it was, a message must not fail for ever
        trace = wordless_trace(error)
        log.error("conversation %d could not be told of it:\n%s", conversation_id, trace)  # noqa: TRY400 - no words
    with runtime.database.writing() as db:
        messages.count_attempt(db, message_id, trace)
    return Turn(conversation_id, Inbound("", ""), "")


def _apology(runtime: Runtime, db: Db, conversation_id: int) -> Turn:
    row = conversations.load(db, conversation_id)
    message = render.render([TROUBLE], None, _state(row).language, row.address)
    turn = Turn(conversation_id, Inbound("", ""), row.account_id)
    if message and row.address:
        outbound_id, is_mine = outbox.put(
            db,
            commune_id=row.commune_id,
            account_id=row.account_id,
            conversation_id=row.id,
            body=wire.dump_outbound(message),
            send_now=True,
            now=runtime.clock.now(),
        )
        if is_mine:
            turn.outgoing.append((outbound_id, message))
    return turn
