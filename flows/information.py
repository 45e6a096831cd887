"""A request for information (law 31.13): from a sentence to a draft that waits for the identity page. No reason is asked."""

from collections.abc import Generator, Mapping
from datetime import date
from typing import Any

from flows.contributing import is_open, shortened, takes_ideas
from flows.matching import says_no, says_yes, short_fold
from flows.naming import DELIVERY, FORMAT, URGENCY
from flows.periods import PERIOD, ends_before_it_starts
from flows.replies import may_we_write
from flows.steps import (
    Answer,
    Line,
    Option,
    Receipt,
    Step,
    Talk,
    choose,
    confirm,
    do,
    flow,
    goto,
    heard,
    listen,
    look,
    say,
)
from flows.types import SHORT, Localized, OpenRequest, TextKey, Visit
from flows.wishes import names_a_matter, says_a_period, says_a_reason, says_a_subject, tells_an_opinion

SUBJECT_LIMIT = 4000  # two pages: what the official form takes on a sheet of its own
PERIOD_LIMIT = 200
REASON_LIMIT = 1000
_YEAR = 4  # digits

SUBJECT_WORDS = (
    "le sujet", "sujet", "ma demande", "la demande", "l'objet", "le texte", "الموضوع", "الطلب", "طلبي", "النص", "الكلام",
    "المعلومة", "lmawdou3", "mawdou3", "ttalab", "talab", "lklam", "lma3louma",
)  # fmt: skip
PERIOD_WORDS = (
    "la période", "période", "l'année", "les années", "les dates", "الفترة", "المدة", "السنة", "العام", "lmodda", "modda",
    "lfatra", "l3am", "la periode",
)  # fmt: skip
FORMAT_WORDS = (
    "la forme", "le format", "format", "الشكل", "الصيغة", "كيفاش", "chkel", "chchkel", "lforma", "lformat",
)  # fmt: skip
DELIVERY_WORDS = (
    "la remise", "remise", "l'envoi", "التسليم", "التوصل", "الإرسال", "ttawsil", "tawsil", "lirsal",
)  # fmt: skip
URGENCY_WORDS = ("l'urgence", "urgence", "الاستعجال", "مستعجل", "listi3jal", "l'urgent", "mosta3jal")
REASON_WORDS = ("le motif", "le danger", "الخطر", "سبب الاستعجال", "lkhatar", "sbab listi3jal")

REQUEST = Option("request", "request", intents=("request_information",))
COMMENT = Option("comment", "comment", intents=("give_comment",))
IDEA = Option("idea", "idea", intents=("give_comment",))
ANOTHER_PERIOD = Option(
    "another",
    "another_period",
    tells=PERIOD,
    synonyms=("autre", "une autre", "أخرى", "وحدة خرى", "khra", "wa7da khra"),
)
LODGE = Option(
    "no",
    "lodge",
    synonyms=(
        "non", "demander", "quand même", "aucun", "لا", "لا أحد منها", "أطلب", "ماشي هادا", "نطلب", "lla", "machi hada", "ntleb",
    ),
)  # fmt: skip
ELECTRONIC = Option(
    "electronic",
    "electronic",
    synonyms=(
        "électronique", "numérique", "fichier", "pdf", "excel", "إلكتروني", "ملف", "رقمي", "fichi", "iliktroni", "electronique",
    ),
)  # fmt: skip
PAPER = Option(
    "paper",
    "paper",
    synonyms=(
        "papier", "copie", "photocopie", "ورق", "نسخة", "نسخة ورقية", "فوطوكوبي", "wer9a", "wra9", "photocopie",
    ),
)  # fmt: skip
ON_SITE = Option(
    "consultation",
    "on_site",
    synonyms=(
        "sur place", "consulter", "consultation", "اطلاع", "عين المكان", "فعين المكان", "نشوفها", "nchoufha", "f lblassa", "3in lmakan",
    ),
)  # fmt: skip
EMAIL = Option(
    "email",
    "email",
    synonyms=(
        "e-mail", "mail", "courriel", "email", "البريد الإلكتروني", "الإيميل", "بالإيميل", "الايميل", "imil", "lmail", "b l'email",
    ),
)  # fmt: skip
COUNTER = Option(
    "counter",
    "counter",
    synonyms=(
        "guichet", "au guichet", "commune", "الشباك", "شباك الجماعة", "فالجماعة", "chobbak", "f ljama3a", "lchobbak",
    ),
)  # fmt: skip
ORDINARY = Option(
    "ordinary",
    "ordinary",
    synonyms=(
        "normal",
        "ordinaire",
        "pas urgent",
        "non",
        "عادي",
        "لا",
        "ماشي مستعجل",
        "3adi",
        "machi mosta3jal",
        "lla",
    ),
)
URGENT = Option(
    "urgent",
    "urgent",
    synonyms=("urgence", "urgent", "très urgent", "مستعجل", "عاجل", "ايرجون", "mosta3jal", "zerban"),
)

Text = Generator[Step, Any, str]


@flow(starts_on="request_information", takes_words=True, says=names_a_matter, asides=("rights",))
def information(visit: Visit) -> Talk:
    comment: str | None = yield heard("contribution")
    yield say("begins")
    subject: Answer = yield listen(
        "subject", limit=SUBJECT_LIMIT, called=SUBJECT_WORDS, asides=("rights",), fits=says_a_subject
    )
    if is_open(visit) and tells_an_opinion(subject):
        yield from _perhaps_a_comment(visit, subject)
    period = yield from _period()
    if (yield from _is_published(f"{subject.text} {period}".strip())):
        return
    form: Option = yield choose("format", [ELECTRONIC, PAPER, ON_SITE], heard=FORMAT, called=FORMAT_WORDS)
    delivery: Option = COUNTER
    if form is ELECTRONIC:
        delivery = yield choose("delivery", [EMAIL, COUNTER], heard=DELIVERY, called=DELIVERY_WORDS)
    reason = yield from _urgent_reason()
    if not (
        yield confirm("confirm", "information-right", **_summed_up(subject, period, form, delivery, reason))
    ):
        yield say("not_opened")
        return
    receipt: Receipt = yield do(
        OpenRequest(subject.text, period, form.id, delivery.id, bool(reason), reason, comment)
    )
    yield from _outcome(receipt, comment)


def _perhaps_a_comment(visit: Visit, subject: Answer) -> Talk:
    """Words that tell what somebody thinks: the commune need not answer those as a request, but it reads them."""
    speak = IDEA if takes_ideas(visit) else COMMENT
    chosen: Option = yield choose("opinion", [REQUEST, speak])
    if chosen is speak:
        yield goto(speak.id, words=subject.text)


def _period() -> Text:
    """The period in the person's words, "" for any; one that ends before it starts is asked again."""
    while True:
        period: Answer | None = yield listen(
            "period",
            SHORT,
            limit=PERIOD_LIMIT,
            may_skip=True,
            heard=PERIOD,
            called=PERIOD_WORDS,
            fits=says_a_period,
        )
        if period is None:
            return ""
        ends = ends_before_it_starts(period.text)
        if ends is None:
            return period.text
        if max(map(len, ends)) == _YEAR:
            turned: Option = yield choose("turned", [_turned(*ends), ANOTHER_PERIOD], args=_ends(*ends))
            if turned is not ANOTHER_PERIOD:
                return f"{ends[1]}-{ends[0]}"
        else:
            yield say("period_backwards", **_ends(*ends))


def _ends(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end}


def _turned(start: str, end: str) -> Option:
    """The same two years the right way round; in words, for a hyphen between numbers turns round in Arabic."""
    label: Localized = {
        "ar": f"من {end} إلى {start}",
        "ary": f"من {end} حتى ل{start}",
        "ary-Latn": f"Mn {end} 7tta l {start}",
        "fr": f"De {end} à {start}",
    }
    return Option("yes", label)


def _is_published(matter: str) -> Generator[Step, Any, bool]:
    """Whether what the commune has published already (article 10) is what is sought."""
    found: Mapping[str, Any] = yield look("documents", matter=matter)
    for each in found["documents"]:
        yield _shown(each)
    documents = [each for each in found["documents"] if each["url"]]
    if not documents:
        return False
    is_one = len(documents) == 1  # then a yes says that it is that one
    offered = [
        Option("yes" if is_one else each["id"], each["short"], hint=each["title"], value=each)
        for each in documents
    ]
    # Another subject finds other documents: that is another question.
    name = "_".join(["published", *(each["id"] for each in documents)])
    chosen: Option = yield choose(name, [LODGE, *offered], key="published")
    if chosen is LODGE:
        return False
    yield say("found", title=chosen.value["title"], url=chosen.value["url"])
    return True


def _shown(document: Mapping[str, Any]) -> Line:
    """A document with its title and link, and the day it was published where that is known; or where to ask for it."""
    args: dict[str, Any] = {"title": document["title"], "year": str(document["year"])}
    if not document["url"]:
        return say("document_at_counter", **args)
    args["url"] = document["url"]
    if not document["published"]:
        return say("document", **args)
    return say("document_dated", **args, day=date.fromisoformat(document["published"]))


def _urgent_reason() -> Text:
    """Why it cannot wait (article 17), "" for an ordinary request."""
    urgency: Option = yield choose("urgency", [ORDINARY, URGENT], heard=URGENCY, called=URGENCY_WORDS)
    if urgency is ORDINARY:
        return ""
    why: Answer | None = yield listen(
        "why", limit=REASON_LIMIT, may_skip=True, may_prefill=False, called=REASON_WORDS, fits=says_a_reason
    )
    if why is not None and not _says_nothing(why.text):
        return why.text
    yield say("urgent_without_reason")
    return ""


def _says_nothing(text: str) -> bool:
    folded = short_fold(text)
    return says_no(text, folded) or says_yes(text, folded)


def _summed_up(subject: Answer, period: str, form: Option, delivery: Option, reason: str) -> dict[str, Any]:
    """The summary, cut for a small screen; the yes holds for the `whole` of it all the same."""
    return {
        "subject": shortened(subject.text),
        "period": period or TextKey("any_period"),
        "form": form,
        "delivery": delivery,
        "kind": "urgent" if reason else "ordinary",
        "reason": shortened(reason),
        "whole": f"{subject.text}\n{reason}",
    }


def _outcome(receipt: Receipt, comment: str | None) -> Talk:
    """A draft is kept: what it is still short of, and the other way; or why it was not taken."""
    if receipt.refusal == "same_again":
        yield from _same(receipt)
        return
    if not receipt.ok:
        yield say(REFUSALS.get(receipt.refusal, "too_many"), reference=receipt.reference)
        return
    yield say("kept", reference=receipt.reference)
    if comment:
        yield say("linked", comment=comment)
    yield from identity_link(receipt)
    yield from may_we_write()


REFUSALS = {"urgent_without_reason": "urgent_refused"}


def _same(receipt: Receipt) -> Talk:
    """The same request is open already: what it waits for, and the page of identity at once when it waits for that."""
    state, due = receipt.more.get("state"), receipt.more.get("due_on")
    if state == "awaiting_identity":
        yield say("same_unsigned", reference=receipt.reference)
        yield from identity_link(receipt)
    elif state == "awaiting_receipt":
        yield say("same_sent", reference=receipt.reference)
    elif due:
        yield say("same_due", reference=receipt.reference, due=date.fromisoformat(str(due)))
    else:
        yield say("same_again", reference=receipt.reference)


def identity_link(receipt: Receipt) -> Talk:
    """The page that asks who they are, once; and the other way to file."""
    yield say("information-link", url=receipt.more["link"], hours=receipt.more["hours"])
    yield say("information-elsewhere")
