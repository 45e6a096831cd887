"""Voice notes, photos, and what is not kept: as an answer, for a question to come, or with a kind line."""

from flows import answers, edits, goals, prompts
from flows.moment import Moment
from flows.steps import Listen
from flows.types import PHOTO, VOICE, Media

COMMENTING = "give_comment"  # what a photo or a voice note without a word is most likely for
_PROBLEMS = {"too_large", "lost", "wrong_type"}
_UNKEPT = {"sticker", "location", "contact", "video"}


def take_media(moment: Moment) -> bool:
    """Media as an answer, or a kind line about it; False when the text beside it is still to be heard."""
    media = moment.heard.media
    if media is None:
        return False
    if media.problem or media.kind not in {VOICE, PHOTO} or not media.id:
        if moment.message.text:
            moment.turn.say(_about(media))
        else:
            moment.say_kindly(_about(media))
        return not moment.message.text
    return _media_answer(moment, media) or _media_for_later(moment, media)


def _about(media: Media) -> str:
    if media.problem or media.kind in {VOICE, PHOTO}:
        problem = media.problem if media.problem in _PROBLEMS else "lost"
        return f"engine-media-{problem.replace('_', '-')}"
    return f"engine-media-{media.kind if media.kind in _UNKEPT else 'other'}"


def _media_answer(moment: Moment, media: Media) -> bool:
    stop, turn = moment.stop, moment.turn
    reply = answers.as_media(stop.step, moment.message) if stop and isinstance(stop.step, Listen) else None
    if reply is not None:
        turn.drop_prompt()
        moment.keep(reply)
        return True
    more = edits.collect(moment.frame, stop, media.kind, media.id) if stop else None
    if more is None or stop is None:
        return False
    frame, count = more
    turn.set_top(frame)
    turn.say("engine-media-added" if count > 0 else "engine-media-enough", count=abs(count))
    return not moment.message.text or _caption(moment)


def _caption(moment: Moment) -> bool:
    """The caption of one photo more belongs to the same answer."""
    moment = Moment(moment.turn, moment.heard)
    key = edits.last_open(moment.stop) if moment.stop else ""
    if key:
        moment.edit(edits.Edit(key, added=moment.message.text))
    return bool(key)


def _media_for_later(moment: Moment, media: Media) -> bool:
    """A photo sent before its question, or with nothing open."""
    turn, flow = moment.turn, moment.flow
    if moment.stop is not None and flow is not None and flow.takes_words:
        moment.keep_for_later()
        turn.say("engine-kept-for-later")
        return True
    commenting = goals.flow_for(COMMENTING, turn)
    if turn.form is None and commenting is not None:
        if goals.flow_for(moment.heard.intent, turn) is None or not moment.message.text:
            turn.prompt(prompts.MEAN, flows=(commenting.name,), origin=moment.origin())
            return True
        return False
    turn.say(f"engine-not-here-{'voice' if media.kind == VOICE else PHOTO}")
    return not moment.message.text
