"""Another service's matter: what this is not, the right door of the commune's own list, a comment all the same."""

import re

from flows.contributing import MENU, counter, is_open, takes_ideas
from flows.matching import fold, is_complaint
from flows.steps import Option, Talk, choose, flow, goto, said, say
from flows.types import Door, Visit

COMMENT = Option("comment", "comment", intents=("give_comment",))
IDEA = Option("idea", "idea", intents=("give_comment",))
DONE = Option(
    "done",
    "done",
    synonyms=("non", "non merci", "rien", "لا", "لا شكرا", "والو", "walo", "lla", "safi", "صافي"),
)

COMPLAINT = "complaint"
# Parts of words by which a matter is known, as people write them; recognised, never said.
_TOPICS = {
    "civil_status": """ازدياد ولاده حاله المدنيه مدنيه كناش عقد وفاه naissance deces etat civil livret lizdiyad
        izdiyad 3a9d l7ala lmadaniya konnach kounach""",
    "permit": """رخصه رخص بناء البنا نبني تعمير تصميم permis autorisation urbanisme construire construction rokhsa
        rokhsat rokhas lbni nbni lbina""",
    "petition": "عريضه عرائض petition petitions 3arida 3ara2id",
    "in_person": "امضاء الامضاء مصادقه legaliser legalisation signature certifiee imda limda imdaa",
    "complaint": """شكايه نشكي نشتكي زبل الزبل ازبال نفايات ضو الضو اناره حفره حفر قادوس واد الحار الماء طريق تروتوار
        كلاب ضجيج reclamation plainte poubelle poubelles ordures dechets eclairage lampadaire trou trottoir egout eau
        route chiens bruit chikaya nchki zbel zbal ddo do tri9 7ofra 9adous trottoir klab""",
}
_TOPIC_OF = {fold(word): topic for topic, words in _TOPICS.items() for word in words.split()}
_CLITICS = re.compile("^[وفبلك]?(?:ال|لل)")  # "and the …", "in the …": written as one word with what follows


@flow(starts_on="out_of_scope", light=True, takes_words=True)
def out_of_scope(visit: Visit) -> Talk:
    matter: str = yield said()
    speak = [IDEA if takes_ideas(visit) else COMMENT] if is_open(visit) else []
    yield say("not_mine")
    door = _door(visit.commune.doors, matter)
    if door is None:
        offered = [Option(each.id, each.short, value=each) for each in visit.commune.doors]
        chosen: Option = yield choose("door", [*offered, *speak, DONE])
        door = chosen.value
        if door is None:
            yield from _end(visit, chosen)
            return
    yield say("line", line=door.line)
    if door.url:
        yield say("link", url=door.url)
    if COMPLAINT in door.topics:
        yield from counter(visit)
    ending: Option = yield choose("next", [MENU, *speak, DONE])
    yield from _end(visit, ending)


def _door(doors: tuple[Door, ...], matter: str) -> Door | None:
    """The door of the first word that names a topic; a complaint is one whatever it is about."""
    words = fold(matter).split()
    if is_complaint(" ".join(words)):
        words.insert(0, "plainte")
    for word in words:
        topic = _TOPIC_OF.get(word) or _TOPIC_OF.get(_CLITICS.sub("", word))
        found = next((door for door in doors if topic in door.topics), None)
        if found:
            return found
    return None


def _end(visit: Visit, chosen: Option) -> Talk:
    if chosen in (COMMENT, IDEA, MENU):
        yield goto(chosen.id)
    yield say("bye")
