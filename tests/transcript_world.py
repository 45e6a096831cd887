"""The world of the transcripts: a small commune with two axes, and a town hall in memory that answers Do and Look."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from transcript_agenda import Agenda

from flows.types import (
    AnswerClarification,
    Axis,
    Commitment,
    Commune,
    CorrectContribution,
    Door,
    ForgetMe,
    HandOver,
    Json,
    Localized,
    LodgeComplaint,
    Look,
    NewIdentityLink,
    OpenRequest,
    Order,
    Programme,
    RecordConsent,
    RecordContribution,
    Round,
    Stage,
    StopNotices,
    Visit,
    WithdrawContribution,
    WithdrawRequest,
)

A_LIST_MESSAGE = 1024  # characters that a WhatsApp message with buttons or a list may hold
TODAY = date(2026, 11, 21)
LINK = "https://berkane.example/identity/Zk3vQ9"
REFERENCES = ("BRK-7K3M9Q2T", "BRK-4XW8T1ZC", "BRK-9RD5N2HG")


def _all(ar: str, ary: str, latin: str, fr: str) -> Localized:
    return {"ar": ar, "ary": ary, "ary-Latn": latin, "fr": fr}


def _three(ar: str, ary: str, fr: str) -> Localized:
    """A longer passage, which nobody wrote in Latin letters."""
    return {"ar": ar, "ary": ary, "fr": fr}


SESSIONS = Commitment(
    id="A1-C1",
    number=1,
    short=_all(
        "استشارة قبل كل دورة", "نتشاورو قبل كل دورة", "Ntchawro 9bel ddawra", "Avis avant les sessions"
    ),
    title=_all(
        "استشارة رقمية قبل كل دورة عادية للمجلس",
        "ناخدو رأي الناس بالميساجات قبل كل دورة عادية ديال المجلس",
        "Nakhdo ray nnas b lmessagat 9bel koll dawra 3adiya dyal lmajlis",
        "Une consultation numérique avant chaque session ordinaire du conseil",
    ),
    problem=_three(
        "لا يعلم كثير من السكان بالنقط المعروضة على المجلس إلا بعد انتهاء الدورة.",
        "بزاف ديال الناس ما كيعرفو شنو تناقش فالمجلس حتى كتسالي الدورة.",
        "Beaucoup d'habitants ne découvrent les points débattus qu'après la session.",
    ),
    measures=(
        _three(
            "نشر جدول الأعمال بلغة مبسطة قبل الدورة بعشرة أيام على الأقل.",
            "ننشرو جدول الأعمال بكلام ساهل، عشر أيام على الأقل قبل الدورة.",
            "Publier l'ordre du jour, en langage simple, au moins dix jours avant la session.",
        ),
        _three(
            "نشر خلاصة الملاحظات وجواب الجماعة عنها.",
            "ننشرو ملخص ديال الملاحظات والجواب ديال الجماعة عليها.",
            "Publier la synthèse des remarques et la réponse de la commune.",
        ),
    ),
    indicators=(
        _three(
            "عدد الملاحظات المتوصل بها في كل دورة",
            "شحال من ملاحظة وصلات فكل دورة",
            "Nombre de remarques reçues par session",
        ),
    ),
    departments=(_three("كتابة المجلس", "كتابة المجلس", "Secrétariat du conseil"),),
    start_month=1,
    end_month=24,
    question=_three(
        "متى وبأي وسيلة تفضلون التوصل بجدول أعمال الدورة؟",
        "إمتى وكيفاش بغيتو يوصلكم جدول الأعمال ديال الدورة؟",
        "Quand et par quel moyen souhaitez-vous recevoir l'ordre du jour ?",
    ),
)
MEETINGS = replace(
    SESSIONS,
    id="A1-C2",
    number=2,
    short=_all("لقاءات القرب بالأحياء", "لقاءات فالأحياء", "Li9a2at f la7ya2", "Rencontres de quartier"),
    title=_all(
        "لقاءات القرب مع سكان الأحياء",
        "لقاءات مع الناس فالأحياء ديالهم",
        "Li9a2at m3a nnas f la7ya2 dyalhom",
        "Des rencontres de proximité avec les habitants des quartiers",
    ),
)
BUDGET = replace(
    SESSIONS,
    id="A4-C1",
    short=_all("ميزانية المواطن", "ميزانية المواطن", "Mizaniyat lmowatin", "Budget citoyen"),
    title=_all(
        "ميزانية المواطن كل سنة، في صفحات قليلة مفهومة",
        "ميزانية المواطن كل عام، فشي وريقات مفهومين",
        "Mizaniyat lmowatin koll 3am, f chi wri9at mefhomin",
        "Un budget citoyen chaque année, en quelques pages claires",
    ),
)
CONTRACTS = replace(
    SESSIONS,
    id="A4-C4",
    number=2,
    short=_all("نشر الصفقات ونتائجها", "ننشرو الصفقات", "Nnechro ssafa9at", "Marchés publics en clair"),
    title=_all(
        "نشر برنامج الصفقات ونتائجها",
        "ننشرو البرنامج ديال الصفقات وشكون خداها",
        "Nnechro lbarnamaj dyal ssafa9at w chkoun khdaha",
        "Publier le programme des marchés et leurs résultats",
    ),
)
PARTICIPATION = Axis(
    id="A1",
    number=1,
    topic="participatory_democracy",
    short=_all(
        "الديمقراطية التشاركية", "المشاركة ديال الناس", "Lmocharaka dyal nnas", "Démocratie participative"
    ),
    title=_all(
        "الديمقراطية التشاركية",
        "المشاركة ديال الناس (الديمقراطية التشاركية)",
        "Lmocharaka dyal nnas (الديمقراطية التشاركية)",
        "Démocratie participative",
    ),
    summary=_all(
        "كيف يشارك السكان والجمعيات في القرار المحلي.",
        "كيفاش يقدرو الناس والجمعيات يشاركو فقرارات الجماعة.",
        "Kifach y9dro nnas w ljam3iyat ycharko f 9ararat ljama3a.",
        "Comment les habitants et les associations prennent part à la décision locale.",
    ),
    commitments=(SESSIONS, MEETINGS),
)
FINANCE = Axis(
    id="A4",
    number=2,
    topic="financial_transparency",
    short=_all(
        "الشفافية المالية", "فلوس الجماعة بالواضح", "Flous ljama3a b lwade7", "Transparence financière"
    ),
    title=_all(
        "الشفافية المالية",
        "فلوس الجماعة بالواضح (الشفافية المالية)",
        "Flous ljama3a b lwade7 (الشفافية المالية)",
        "Transparence financière",
    ),
    summary=_all(
        "من أين تأتي أموال الجماعة وأين تُصرف.",
        "منين كيجيو الفلوس ديال الجماعة وفين كيتصرفو.",
        "Mnin kayjiw lflous dyal ljama3a w fin kaytserfo.",
        "D'où vient l'argent de la commune et où il va.",
    ),
    commitments=(BUDGET, CONTRACTS),
)
STAGES = (
    Stage(
        "workshop",
        _all(
            "ورشة الإعداد المشترك",
            "ورشة الإعداد المشترك",
            "Warchat l2i3dad lmochtarak",
            "Atelier de co-création",
        ),
        date(2026, 10, 7),
        date(2026, 10, 7),
        "",
    ),
    Stage(
        "consultation",
        _all(
            "الاستشارة العمومية حول المسودة",
            "التشاور مع الناس على المسودة",
            "Ttachawor m3a nnas 3la lmosawada",
            "Consultation publique sur le projet",
        ),
        date(2026, 11, 11),
        date(2027, 1, 10),
        "",
    ),
    Stage(
        "adoption",
        _all("المصادقة في المجلس", "المصادقة فالمجلس", "Lmosada9a f lmajlis", "Adoption par le conseil"),
        None,
        None,
        "2027-02",
    ),
    Stage(
        "results",
        _all("نشر الحصيلة", "ننشرو الحصيلة", "Nnechro l7asila", "Publication du bilan"),
        None,
        None,
        "",
    ),
)
PROGRAMME = Programme(
    version=1,
    status="draft",
    title=_all(
        "مسودة برنامج انفتاح جماعة بركان",
        "مسودة برنامج الانفتاح ديال جماعة بركان",
        "mosawadat barnamaj linfita7 dyal jama3at Berkane",
        "projet de programme d'ouverture de la commune de Berkane",
    ),
    intro=_all(
        "وثيقة تُعدّها الجماعة مع المواطنات والمواطنين والجمعيات، وتحدد ما ستقوم به خلال سنتين.",
        "وثيقة كتوجدها الجماعة مع الناس ومع الجمعيات، وفيها شنو غادي تدير فعامين.",
        "wati9a katwjjedha ljama3a m3a nnas w m3a ljam3iyat, w fiha chno ghadi tdir f 3amayn.",
        "la commune le prépare avec les habitants et les associations ; il fixe ce qu'elle fera en deux ans.",
    ),
    disclaimer=_all(
        "مسودة توضيحية، لا تُلزم الجماعة بأي شيء.",
        "هادي غير مسودة للتجريب، وما كتلزم الجماعة بحتى حاجة.",
        "hadi ghir mosawada l ttajrib, w ma katlzem ljama3a b 7tta 7aja.",
        "projet donné à titre d'exemple, il n'engage pas la commune.",
    ),
    stages=STAGES,
    axes=(PARTICIPATION, FINANCE),
)
DOORS = (
    Door(
        "watiqa",
        ("civil_status",),
        _all("الحالة المدنية", "الحالة المدنية", "L7ala lmadaniya", "État civil en ligne"),
        _all(
            "«وثيقة»: لطلب نسخة من رسم الولادة عبر الأنترنيت.",
            "«وثيقة»: باش تطلبو عقد الازدياد من الأنترنيت.",
            "Watiqa: bach ttlbo 3a9d lizdiyad mn l'internet.",
            "Watiqa : pour commander une copie d'acte de naissance.",
        ),
        "https://www.watiqa.ma",
    ),
    Door(
        "chikaya",
        ("complaint",),
        _all("تقديم شكاية", "شكاية على شي خدمة", "Chikaya 3la chi khdma", "Une réclamation"),
        _all(
            "البوابة الوطنية للشكايات: لتقديم شكاية حول خدمة عمومية وتتبعها.",
            "البوابة الوطنية للشكايات: باش تحطو شكاية على شي خدمة وتتبعوها.",
            "Lbawaba lwataniya dyal chikayat: bach t7etto chikaya 3la chi khdma w ttb3oha.",
            "Le portail national des réclamations : pour déposer et suivre une réclamation.",
        ),
        "https://www.chikaya.ma",
    ),
    Door(
        "counter",
        ("in_person",),
        _all("شباك الجماعة", "شباك الجماعة", "Chobbak ljama3a", "Guichet"),
        _all(
            "شباك الجماعة: لكل خدمة تتطلب حضوركم.",
            "شباك الجماعة: لكل حاجة خاصكم تحضرو ليها.",
            "Chobbak ljama3a: l koll 7aja khasskom t7edro liha.",
            "Le guichet de la commune : pour toute démarche qui demande votre présence.",
        ),
        None,
    ),
)
COMMUNE = Commune(
    id="berkane",
    name=_all("جماعة بركان", "جماعة بركان", "jama3at Berkane", "commune de Berkane"),
    prefix="BRK",
    is_sample=True,
    cndp_reference=None,
    doors=DOORS,
    counter_hours=None,
)
HOURS = _all(
    "من الاثنين إلى الجمعة، من 8:30 إلى 16:30",
    "من الاتنين حتى للجمعة، من 8:30 حتى ل16:30",
    "mn letnin 7tta l jjem3a, mn 8:30 7tta l 16:30",
    "du lundi au vendredi, de 8 h 30 à 16 h 30",
)


def visit(world: Mapping[str, Any], labels: Mapping[str, tuple[str, ...]]) -> Visit:
    """The world that a conversation asks for: `kind` and `round` of the consultation, `hours`, `cndp`, `channel`."""
    commune = replace(
        COMMUNE,
        counter_hours=HOURS if world.get("hours") else None,
        cndp_reference=world.get("cndp"),
        is_sample="cndp" not in world,
    )
    channel = world.get("channel", "telegram")
    coming = Round(3, "draft", "not_yet", TODAY + timedelta(days=40), TODAY + timedelta(days=80))
    following = coming if world.get("next") else None
    return Visit(commune, PROGRAMME, _round(world), TODAY, channel, labels, following)


def _round(world: Mapping[str, Any]) -> Round | None:
    kind, state = world.get("kind", "draft"), world.get("round", "open")
    days = {"open": (-10, 50), "not_yet": (10, 70), "closed": (-70, -10)}.get(state)
    if days is None:
        return None
    opens, closes = (TODAY + timedelta(days=count) for count in days)
    return Round({"ideas": 1, "draft": 2}[kind], kind, state, opens, closes)


@dataclass(slots=True)
class TownHall:
    """Performs and answers in memory, in plain JSON, and remembers every order."""

    world: Mapping[str, Any]
    orders: list[Order] = field(default_factory=list)
    consents: dict[str, bool] = field(default_factory=dict)
    items: dict[str, dict[str, Json]] = field(default_factory=dict)
    requests: dict[str, dict[str, Json]] = field(default_factory=dict)
    is_throttled: bool = False
    agenda: Agenda = field(init=False)

    def __post_init__(self) -> None:
        self.consents.update(self.world.get("consents", {}))
        self.agenda = Agenda(self.world, self.consents)
        for item in self.world.get("items", ()):
            self.items[item["reference"]] = {**_AN_ITEM, **item}
        for request in self.world.get("requests", ()):
            self.requests[request["reference"]] = {**_A_REQUEST, **request}

    def perform(self, order: Order) -> Json:
        self.orders.append(order)
        refusal = self.world.get("refuses", {}).get(type(order).__name__)
        if isinstance(refusal, dict):
            return {"ok": False, "reference": REFERENCES[1], "link": LINK, "hours": 72, **refusal}
        if refusal:
            return {"ok": False, "refusal": refusal, "reference": REFERENCES[1], "most": 3}
        match order:
            case RecordConsent():
                self.consents[order.purpose] = order.is_given
            case RecordContribution():
                return {"ok": True, "reference": self._record(order)}
            case CorrectContribution():
                self.items[order.reference]["words"] = order.words
            case WithdrawContribution():
                self.items[order.reference] |= {"status": "withdrawn", "can_change": False}
            case ForgetMe():
                return {"ok": True, "contributions": len(self._mine()), "requests": len(self.requests)}
            case StopNotices():
                return {"ok": True, "purposes": list(self.world.get("subscriptions", ()))}
            case HandOver():
                pass
            case _:
                return self._of_a_request(order)
        return {"ok": True}

    def _of_a_request(self, order: Order) -> Json:
        match order:
            case OpenRequest():
                return {"ok": True, "reference": REFERENCES[len(self.items)], "link": LINK, "hours": 72}
            case NewIdentityLink():
                return {"ok": True, "link": LINK, "hours": 72}
            case AnswerClarification():
                return {"ok": True, "due_on": self.world.get("due_on")}
            case LodgeComplaint():
                return {"ok": True, "last_day": "2026-12-28", "is_mailed": bool(self.world.get("email"))}
            case WithdrawRequest():
                return {"ok": True}
        performed: Json = self.agenda.perform(order)
        return performed

    def _record(self, order: RecordContribution) -> str:
        reference = REFERENCES[len(self.items)]
        self.items[reference] = {
            **_AN_ITEM,
            "reference": reference,
            "kind": order.kind,
            "axis_id": order.axis_id,
            "commitment_id": order.commitment_id,
            "words": order.words,
            "is_mine": order.name is not None,
            "media": len(order.media),
        }
        return reference

    def _mine(self) -> list[Json]:
        return [item for item in self.items.values() if item["is_mine"]]

    def look(self, wanted: Look) -> Json:
        match wanted.name:
            case "consent":
                return self.consents.get(wanted.args["purpose"])
            case "item":
                return self._item(wanted.args["reference"])
            case "my_items":
                return {"items": self._mine() + [_as_item(each) for each in self.requests.values()]}
            case "my_data":
                counted = {"messages": 12, "items": len(self._mine()), "requests": len(self.requests)}
                return {**counted, "consents": self._consents()}
            case "subscriptions":
                return {"purposes": list(self.world.get("subscriptions", ()))}
        return self._look_at_requests(wanted)

    def _look_at_requests(self, wanted: Look) -> Json:
        match wanted.name:
            case "documents":
                return {"documents": [DOCUMENTS[place] for place in self.world.get("documents", ())]}
            case "request":
                return self._request(wanted.args["reference"])
            case "why_that_day":
                return why_that_day(has_pause=bool(self.world.get("pause")))
            case "visit":
                return None
        seen: Json = self.agenda.look(wanted)
        return seen

    def _consents(self) -> list[Json]:
        return [
            {"purpose": purpose, "is_given": is_given, "given_on": TODAY.isoformat()}
            for purpose, is_given in self.consents.items()
        ]

    def _request(self, typed: str) -> Json:
        found = next((each for r, each in self.requests.items() if r.endswith(typed[-8:])), None)
        if found is None:
            return {"found": False, "is_throttled": bool(self.world.get("throttled"))}
        return {"found": True, **found}

    def _item(self, typed: str) -> Json:
        code = typed.upper().replace(" ", "").replace("-", "")
        request = next((each for r, each in self.requests.items() if r.endswith(code[-8:])), None)
        if request is not None:
            return {"found": True, **_as_item(request)}
        found = next((i for r, i in self.items.items() if r.replace("-", "").endswith(code[-8:])), None)
        if found is None:
            return {"found": False, "is_throttled": bool(self.world.get("throttled"))}
        return {"found": True, **found}


_AN_ITEM: dict[str, Json] = {
    "reference": "",
    "kind": "comment",
    "axis_id": "A4",
    "commitment_id": None,
    "words": "",
    "status": "received",
    "received_on": TODAY.isoformat(),
    "is_mine": True,
    "can_change": True,
    "is_chain_intact": True,
    "media": 0,
    "request": "",
}
_A_REQUEST: dict[str, Json] = {
    "reference": "",
    "subject": "ch7al serfat ljama3a 3la jjerda",
    "state": "open",
    "outcome": None,
    "number": None,
    "received_on": None,
    "due_on": None,
    "is_urgent": False,
    "is_extended": False,
    "is_provisional": False,
    "provisional": "",
    "is_overdue": False,
    "refusal_code": None,
    "words": "",
    "question": "",
    "question_id": 7,
    "revision": 3,
    "ladder": [],
    "before_vote": None,
    "contribution": None,
    "can": [],
}
DOCUMENTS: tuple[dict[str, Json], ...] = (
    {
        "id": "budget-2025",
        "short": {
            "ar": "ميزانية 2025",
            "ary": "ميزانية 2025",
            "ary-Latn": "Mizaniya 2025",
            "fr": "Budget 2025",
        },
        "title": {
            "ar": "ميزانية جماعة بركان لسنة 2025",
            "ary": "الميزانية ديال جماعة بركان لعام 2025",
            "ary-Latn": "Lmizaniya dyal jama3at Berkane l 3am 2025",
            "fr": "Budget 2025 de la commune de Berkane",
        },
        "url": "https://berkane.example/documents/budget-2025.pdf",
        "year": 2025,
        "published": "2025-03-04",
    },
    {
        "id": "financial-statements-2024",
        "short": {"ar": "القوائم المالية 2024", "ary": "حسابات الجماعة 2024", "fr": "États financiers 2024"},
        "title": {
            "ar": "القوائم المحاسبية والمالية لسنة 2024",
            "ary": "الحسابات ديال الجماعة لعام 2024",
            "fr": "États comptables et financiers 2024",
        },
        "url": "https://berkane.example/documents/etats-financiers-2024.pdf",
        "year": 2024,
        "published": None,
    },
    {
        "id": "budget-2024",
        "short": {"ar": "ميزانية 2024", "ary": "ميزانية 2024", "fr": "Budget 2024"},
        "title": {
            "ar": "ميزانية جماعة بركان لسنة 2024",
            "ary": "الميزانية ديال جماعة بركان لعام 2024",
            "fr": "Budget 2024 de la commune de Berkane",
        },
        "url": "",
        "year": 2024,
        "published": "2024-03-04",
    },
)
_HOLIDAYS = {
    date(2026, 11, 6): _all(
        "عيد المسيرة الخضراء", "عيد المسيرة الخضراء", "3id lmassira lkhadra", "Marche verte"
    ),
    date(2026, 11, 18): _all("عيد الاستقلال", "عيد الاستقلال", "3id listi9lal", "Fête de l'Indépendance"),
    date(2026, 11, 19): _all("عيد الاستقلال", "عيد الاستقلال", "3id listi9lal", "Fête de l'Indépendance"),
}
_PAUSED = (date(2026, 11, 10), date(2026, 11, 12))


def _as_item(request: Mapping[str, Json]) -> dict[str, Json]:
    return {"kind": "request", "reference": request["reference"], "subject": request["subject"]}


def why_that_day(*, has_pause: bool) -> Json:
    """Twenty working days from 29 October 2026, in a year whose Independence Day lasts two."""
    days: list[Json] = []
    day, counted = date(2026, 10, 29), 0
    while counted < 20:
        day += timedelta(days=1)
        why = ""
        if has_pause and _PAUSED[0] <= day <= _PAUSED[1]:
            why = "paused"
        elif day.weekday() >= 5:
            why = "weekend"
        elif day in _HOLIDAYS:
            why = "fixed"
        counted += not why
        name: Json = {**_HOLIDAYS[day]} if why == "fixed" else None
        days.append({"day": day.isoformat(), "number": None if why else counted, "why": why, "name": name})
    return {"counted": counted, "days": days, "received_on": "2026-10-29", "due_on": day.isoformat()}
