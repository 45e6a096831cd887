"""What the town hall of the transcripts announces: a few sessions and workshops by name, and seats that run out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.types import (
    Arrive,
    CancelRegistration,
    ChangeSeats,
    Json,
    Localized,
    Look,
    Order,
    RecordWorkshopAnswers,
    RegisterForWorkshop,
    Subscribe,
    Unsubscribe,
    WalkIn,
)

REFERENCE = "BRK-5HN8W3QA"
ANSWERS = ("BRK-2PC6V8KD", "BRK-8JT4R0MY")
ICS = "https://berkane.example/calendar/berkane"


def _three(ar: str, ary: str, fr: str) -> Localized:
    return {"ar": ar, "ary": ary, "fr": fr}


_HALL = {**_three("مقر الجماعة", "الجماعة", "Siège de la commune"), "ary-Latn": "Ljama3a"}
_TITLE = _three("الدورة العادية لشهر فبراير", "الدورة العادية ديال فبراير", "Session ordinaire de février")
_COME = _three(
    "الجلسة مفتوحة للعموم، في حدود الأماكن المتوفرة.",
    "الجلسة محلولة للناس، على حسب البلايص اللي كاينين.",
    "La séance est publique, dans la limite des places disponibles.",
)


def _point(ar: str, ary: str, fr: str, axes: list[str], *, is_petition: bool = False) -> dict[str, Any]:
    return {"text": _three(ar, ary, fr), "axes": axes, "is_petition": is_petition}


_POINTS: list[Json] = [
    _point(
        "تقديم التقرير الإخباري حول الأعمال المنجزة منذ الدورة السابقة",
        "تقديم التقرير على شنو دارت الجماعة من الدورة اللي فاتت",
        "Présentation du rapport d'information sur les actions menées depuis la session précédente",
        [],
    ),
    _point(
        "الدراسة والمصادقة على برنامج انفتاح جماعة بركان، بعد الاطلاع على خلاصة ملاحظات المواطنات والمواطنين وجواب الجماعة عنها",
        "الدراسة والمصادقة على برنامج الانفتاح ديال جماعة بركان، من بعد ما يشوفو ملخص الملاحظات ديال الناس والجواب ديال الجماعة",
        "Examen et adoption du programme d'ouverture de la commune, après lecture de la synthèse des remarques et des réponses",
        ["A1", "A4"],
    ),
    _point(
        "الدراسة والتصويت على مشروع ميزانية الجماعة للسنة المقبلة",
        "الدراسة والتصويت على مشروع ميزانية الجماعة ديال العام الجاي",
        "Examen et vote du projet de budget de la commune pour l'année suivante",
        ["A4"],
    ),
    _point(
        "دراسة طلب إحداث ملعب للقرب بحي السلام",
        "دراسة الطلب ديال ملعب القرب فحي السلام",
        "Examen de la demande d'un terrain de proximité au quartier Salam",
        [],
        is_petition=True,
    ),
    _point(
        "الدراسة والمصادقة على توزيع الدعم لفائدة الجمعيات",
        "الدراسة والمصادقة على توزيع الدعم على الجمعيات",
        "Examen et adoption de la répartition des subventions aux associations",
        ["A4"],
    ),
    _point(
        "الدراسة والمصادقة على تسمية ساحات وطرق عمومية",
        "الدراسة والمصادقة على سميات ديال ساحات وطرقان",
        "Examen et adoption des noms de places et de voies publiques",
        [],
    ),
]


def _sitting(day: str, **more: Json) -> dict[str, Json]:
    usual: dict[str, Json] = {
        "day": day,
        "start": "10:00",
        "end": None,
        "place": {**_HALL},
        "is_public": True,
        "state": "planned",
        "before": None,
        "why": "",
    }
    return {**usual, **more}


_EXPECTED: dict[str, Any] = {
    "id": "2027-02",
    "kind": "ordinary",
    "title": _TITLE,
    "state": "expected",
    "month": "2027-02",
    "sittings": [],
    "attendance": None,
    "points": [],
    "agenda_on": None,
    "version": 0,
    "ics": "",
}
_AGENDA = {"points": _POINTS, "agenda_on": "2027-01-22", "version": 1}
_ANNOUNCED = {
    **_EXPECTED,
    **_AGENDA,
    "state": "announced",
    "sittings": [_sitting("2027-02-03")],
    "attendance": _COME,
    "ics": f"{ICS}/2027-02.ics",
}
SESSIONS: Mapping[str, Any] = {
    "month only": _EXPECTED,
    "undated": {**_EXPECTED, "month": None, **_AGENDA},
    "announced": _ANNOUNCED,
    "bare": {
        **_ANNOUNCED,
        "points": [],
        "attendance": None,
        "sittings": [_sitting("2027-02-03", start=None, place=None)],
        "ics": "",
    },
    "two sittings": {
        **_ANNOUNCED,
        "version": 2,
        "sittings": [
            _sitting("2027-02-03", end="13:00"),
            _sitting("2027-02-10", is_public=False, place={**_HALL}),
        ],
    },
    "moved": {
        **_ANNOUNCED,
        "sittings": [_sitting("2027-02-10", before="2027-02-03", why="postponed")],
    },
    "put off": {**_ANNOUNCED, "sittings": [_sitting("2027-02-03", state="postponed")], "ics": ""},
    "one sitting cancelled": {
        **_ANNOUNCED,
        "sittings": [_sitting("2027-02-03"), _sitting("2027-02-10", state="cancelled")],
    },
    "second convening": {
        **_ANNOUNCED,
        "kind": "extraordinary",
        "title": _three("دورة المناقشة المالية", "الدورة ديال الميزانية", "Session sur le budget"),
        "sittings": [_sitting("2027-02-08", before="2027-02-03", why="no_quorum")],
    },
    "cancelled": {**_ANNOUNCED, "state": "cancelled"},
    "held": {**_ANNOUNCED, "id": "2026-10", "state": "held"},
}
_DECISIONS = [
    _three(
        "المصادقة على برنامج العمل المحيّن",
        "المجلس صادق على برنامج العمل الجديد",
        "Adoption du programme d'action mis à jour",
    ),
    _three(
        "تأجيل نقطة الدعم المخصص للجمعيات",
        "النقطة ديال الدعم على الجمعيات تأجلات",
        "Report du point sur les subventions aux associations",
    ),
]
_LAST: dict[str, Any] = {
    "id": "2026-10",
    "title": _three(
        "الدورة العادية لشهر أكتوبر", "الدورة العادية ديال أكتوبر", "Session ordinaire d'octobre"
    ),
    "on": "2026-10-15",
    "decisions": _DECISIONS,
}
DECIDED: Mapping[str, Any] = {"posted": _LAST, "not posted": {**_LAST, "on": None, "decisions": []}}

_W2: dict[str, Any] = {
    "id": "W2",
    "short": {**_three("ورشة المسودة", "ورشة المسودة", "Atelier du projet"), "ary-Latn": "Warchat lmosawada"},
    "title": _three(
        "ورشة لمناقشة مسودة برنامج الانفتاح",
        "ورشة باش نناقشو مسودة برنامج الانفتاح",
        "Atelier de discussion du projet de programme d'ouverture",
    ),
    "day": "2026-12-12",
    "start": "15:00",
    "end": "17:30",
    "part": None,
    "place": {**_three("مركز القرب", "مركز القرب", "Centre de proximité"), "ary-Latn": "Markaz l9orb"},
    "audience": _three(
        "الورشة مفتوحة لجميع السكان والجمعيات.",
        "الورشة محلولة لكل الناس وللجمعيات.",
        "Ouvert à tous les habitants et à toutes les associations.",
    ),
    "points": [
        _three("تقديم مختصر للمسودة", "تقديم قصير ديال المسودة", "Présentation rapide du projet"),
        _three("نقاش في مجموعات صغيرة", "نقاش فمجموعات صغار", "Échanges en petits groupes"),
    ],
    "axes": ["A1", "A4"],
    "next_steps": _three(
        "جواب الجماعة عن الملاحظات", "الجماعة كتجاوب على الملاحظات", "La commune répond aux remarques"
    ),
    "minutes": None,
    "state": "planned",
    "seats": "open",
    "capacity": 40,
    "left": 12,
    "until": "2026-12-10",
    "mine": None,
    "ics": f"{ICS}/W2.ics",
}
_W3: dict[str, Any] = {
    **_W2,
    "id": "W3",
    "short": {
        **_three("ورشة الميزانية", "ورشة الميزانية", "Atelier du budget"),
        "ary-Latn": "Warchat lmizaniya",
    },
    "title": _three("ورشة ميزانية المواطن", "ورشة ميزانية المواطن", "Atelier du budget citoyen"),
    "day": "2027-01-16",
    "start": None,
    "end": None,
    "part": "morning",
    "place": None,
    "audience": None,
    "points": [],
    "axes": [],
    "next_steps": None,
    "seats": "not_needed",
    "capacity": None,
    "left": None,
    "until": None,
    "ics": "",
}
_HELD: dict[str, Any] = {**_W2, "id": "W1", "day": "2026-10-07", "state": "held", "seats": "over"}
WORKSHOPS: Mapping[str, Any] = {
    "open": _W2,
    "budget": _W3,
    "unlimited": {**_W2, "capacity": None, "left": None, "until": None},
    "full": {**_W2, "seats": "full", "left": 0},
    "two seats": {**_W2, "capacity": 2, "left": 2},
    "closed": {**_W2, "seats": "closed"},
    "postponed": {**_W2, "state": "postponed", "seats": "put_off", "ics": ""},
    "cancelled": {**_W2, "state": "cancelled", "seats": "called_off", "ics": ""},
    "held": _HELD,
    "held with minutes": {
        **_HELD,
        "minutes": _three(
            "اقترح المشاركون نشر الميزانية في صفحات مبسطة.",
            "المشاركين قترحو تتنشر الميزانية فوريقات مفهومين.",
            "Les participants proposent de publier le budget en quelques pages claires.",
        ),
    },
}


@dataclass(slots=True)
class Agenda:
    """The world's `session`, `decided`, `workshops` and `held` by name; `registrations`, `subscribed`, `door` (code, when, room) and
    `questions` (the axes whose question waits after the workshop that was held) as they are.
    """

    world: Mapping[str, Any]
    consents: dict[str, bool]
    mine: dict[str, dict[str, Any]] = field(default_factory=dict)  # by workshop
    on: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for each in self.world.get("registrations", ()):
            usual = {"reference": REFERENCE, "seats": 2, "state": "registered", "place": None}
            self.mine[each["workshop"]] = {**usual, **{k: v for k, v in each.items() if k != "workshop"}}
        self.on = {(kind, axis) for kind, axis in self.world.get("subscribed", ())}

    def perform(self, order: Order) -> Any:
        match order:
            case Subscribe():
                self.on = set() if order.kind == "all" else self.on - {("all", "")}
                self.on.add((order.kind, order.axis_id))
            case Unsubscribe():
                self.on.discard((order.kind, order.axis_id))
                strands = {"workshops": "workshops", "replies": "case_replies", "comments": "comments"}
                if order.kind in strands or not self.on:
                    self.consents[strands.get(order.kind, "sessions")] = False
            case RegisterForWorkshop():
                is_full = self._workshop(order.workshop_id)["seats"] == "full"
                state, place = ("waiting", 4) if is_full else ("registered", None)
                one: dict[str, Any] = {
                    "reference": REFERENCE,
                    "seats": order.seats,
                    "state": state,
                    "place": place,
                }
                self.mine[order.workshop_id] = one
                return {"ok": True, **one}
            case ChangeSeats():
                one = next(iter(self.mine.values()))
                one["seats"] = order.seats
                return {"ok": True, **one}
            case CancelRegistration():
                self.mine.clear()
            case Arrive():
                one = next(iter(self.mine.values()))
                one["state"] = "came"
                return {"ok": True, **one}
            case WalkIn():
                return {
                    "ok": True,
                    "reference": REFERENCE,
                    "seats": order.seats,
                    "state": "came",
                    "place": None,
                }
            case RecordWorkshopAnswers():
                taken = self.world.get("taken", len(ANSWERS))
                return {"ok": True, "references": list(ANSWERS[: min(taken, len(order.answers))])}
        return {"ok": True}

    def look(self, wanted: Look) -> Any:
        match wanted.name:
            case "session":
                return {
                    "session": SESSIONS.get(self.world.get("session", "")),
                    "decided": DECIDED.get(self.world.get("decided", "")),
                    "called_off": [SESSIONS[name]["title"] for name in self.world.get("called_off", ())],
                }
            case "workshops":
                coming = [self._workshop(each["id"]) for each in self._named()]
                return {"coming": coming, "held": WORKSHOPS.get(self.world.get("held", ""))}
            case "registrations":
                found = [{**one, "workshop": self._workshop(of)} for of, one in self.mine.items()]
                return {"registrations": found}
            case "door":
                return self._door(wanted.args["code"])
            case "workshop_questions":
                held = WORKSHOPS.get(self.world.get("held", ""), {})
                axes = list(self.world.get("questions", ()))
                return {
                    "id": held.get("id", ""),
                    "title": held.get("title"),
                    "day": held.get("day"),
                    "axes": axes,
                }
        assert wanted.name == "my_subscriptions", f"nobody knows how to look at {wanted.name}"
        return {
            "all": ("all", "") in self.on,
            "mine": ("mine", "") in self.on,
            "axes": sorted(axis for kind, axis in self.on if kind == "axis"),
            "workshops": self.consents.get("workshops") is True,
            "replies": self.consents.get("case_replies") is True,
            "comments": self.consents.get("comments"),
        }

    def _door(self, code: str) -> Any:
        door = self.world.get("door", {})
        if code != door.get("code"):
            return {"workshop": None, "when": "over", "room": 0}
        return {"workshop": self._workshop("W2"), "when": door["when"], "room": door.get("room")}

    def _named(self) -> list[dict[str, Any]]:
        return [WORKSHOPS[name] for name in self.world.get("workshops", ())]

    def _workshop(self, workshop_id: str) -> dict[str, Any]:
        found = next(each for each in self._named() if each["id"] == workshop_id)
        return {**found, "mine": self.mine.get(workshop_id)}
