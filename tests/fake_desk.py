"""A chat page's desk in memory, with a small bot behind it that always has the same things to say."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.base import Button, Inbound, Outbound, Stored
from bot.channels.web import Web
from bot.pages.desk import Away, CommuneView, Line

BERKANE = CommuneView(
    id="berkane",
    names={
        "ar": "جماعة بركان",
        "ary": "جماعة بركان",
        "fr": "Commune de Berkane",
        "ary-Latn": "Jama3at Berkane",
    },
    is_sample=True,
    programme_title={
        "ar": "مسودة برنامج انفتاح جماعة بركان",
        "ary": "مسودة برنامج الانفتاح ديال جماعة بركان",
        "fr": "Projet de programme d'ouverture de la commune de Berkane",
        "ary-Latn": "Msawwadat barnamaj l'infitah dyal jama3at Berkane",
    },
)
SETTAT = CommuneView(
    id="settat", names={"ar": "جماعة سطات", "fr": "Commune de Settat"}, cndp_reference="D-123/2026"
)

# What the bot says, by language as read.
AXES = {
    "ary-Arab": (
        (
            "مرحبا. أنا مساعد آلي. كنحتفظو بداكشي اللي كتصيفطو لينا.\nما تكتبوش هنا النمرة ديال لاكارط. بغيتو كتر؟ كتبو «المزيد».\n\n"
            "هادو هما المحاور ديال البرنامج. أشنو من محور بغيتو تقراو؟"
        ),
        (("axis:1", "المشاركة ديال الناس"), ("axis:2", "الحق فالمعلومة"), ("axis:3", "التسيير ديال الجماعة"),
         ("axis:4", "فلوس الجماعة بالواضح")),
    ),
    "ar": (
        (
            "مرحبا. أنا مساعد آلي. نحتفظ بما ترسلونه إلينا.\nلا تكتبوا هنا رقم بطاقتكم الوطنية. للمزيد اكتبوا «المزيد».\n\n"
            "هذه محاور البرنامج. أي محور تودون قراءته؟"
        ),
        (("axis:1", "الديمقراطية التشاركية"), ("axis:2", "الحق في المعلومات"), ("axis:3", "الحكامة المحلية"),
         ("axis:4", "الشفافية المالية")),
    ),
    "ary-Latn": (
        (
            "Mer7ba. Ana mosa3id ali. Kan7tafdo b dakchi li katsifto lina.\nMa tketboch hna nnemra dyal lakart. Ktbo «ktar» ila bghito.\n\n"
            "Hado homa lma7awir dyal lbarnamaj. Achmen mi7war bghito t9raw?\n\nHad lfe9ra mktouba b l7orof l3arbiya:\nالمحور الأول فيه 3 مشاريع، وقانون \u206831.13\u2069 كيضمن الحق فالمعلومة."
        ),
        (("axis:1", "Lmocharaka dyal nnas"), ("axis:2", "L7e9 f lma3louma"), ("axis:3", "Tasyir dyal jama3a"),
         ("axis:4", "Flous jama3a")),
    ),
    "fr": (
        (
            "Bonjour. Je suis un assistant automatique. Ce que vous envoyez est gardé.\nN'écrivez pas ici votre numéro de CNIE. Pour en savoir plus, écrivez « plus ».\n\n"
            "Voici les axes du programme. Lequel voulez-vous lire ?"
        ),
        (("axis:1", "Démocratie particip."), ("axis:2", "Accès à l'info"), ("axis:3", "Gouvernance locale"),
         ("axis:4", "Transparence")),
    ),
}  # fmt: skip
THANKS = {
    "ary-Arab": "شكرا بزاف! الملاحظة ديالكم تسجلات.\nالمرجع ديالكم: \u2068BRK-7K2M-9QXD\u2069\nتبعوها من هنا:\nhttps://berkane.example.ma/r/BRK-7K2M-9QXD",
    "ar": "شكرا جزيلا! سُجلت ملاحظتكم.\nمرجعكم: \u2068BRK-7K2M-9QXD\u2069\nلتتبعها:\nhttps://berkane.example.ma/r/BRK-7K2M-9QXD",
    "ary-Latn": "Chokran bezaf! Lmola7ada dyalkom tsejjlat.\nLmarji3 dyalkom: \u2068BRK-7K2M-9QXD\u2069\nTeb3oha mn hna:\nhttps://berkane.example.ma/r/BRK-7K2M-9QXD",
    "fr": "Merci beaucoup ! Votre remarque est enregistrée.\nVotre référence : \u2068BRK-7K2M-9QXD\u2069\nPour la suivre :\nhttps://berkane.example.ma/r/BRK-7K2M-9QXD",
}
ASKED_IN = {
    "باللغة العربية": "ar",
    "بالدارجة": "ary-Arab",
    "Darija b l7orof latin": "ary-Latn",
    "En français": "fr",
}
BEGAN = datetime(2026, 10, 15, 9, 41, tzinfo=UTC)


@dataclass
class FakeDesk:
    """`answers` off: nobody answers. `seconds` is how long the bot thinks."""

    answers: bool = True
    seconds: float = 0.0
    is_away: bool = False
    views: dict[str, CommuneView] = field(default_factory=lambda: {"berkane": BERKANE, "settat": SETTAT})
    heard: list[tuple[str, Inbound, Stored | None]] = field(default_factory=list)
    _lines: dict[tuple[str, str], list[Line]] = field(default_factory=dict)
    _languages: dict[str, str] = field(default_factory=dict)
    _channels: dict[str, Web] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)
    _count: int = 0
    _thinking: set[asyncio.Task[None]] = field(default_factory=set)

    async def commune(self, commune_id: str) -> CommuneView | None:
        return self.views.get(commune_id)

    async def hear(self, account_id: str, inbound: Inbound, upload: Stored | None) -> bool:
        self._check()
        if (account_id + inbound.key) in self._keys:
            return False
        self._keys.add(account_id + inbound.key)
        self.heard.append((account_id, inbound, upload))
        kind = inbound.media[0].kind if inbound.media else ""
        self._add(account_id, inbound.sender, "citizen", inbound.text, media_kind=kind)
        self._channel(account_id).wake(inbound.sender)
        if self.answers:
            task = asyncio.get_running_loop().create_task(self._answer(account_id, inbound))
            self._thinking.add(task)
            task.add_done_callback(self._thinking.discard)
        return True

    async def lines(self, account_id: str, visitor: str, after: int) -> list[Line]:
        self._check()
        return [line for line in self._lines.get((account_id, visitor), []) if line.id > after]

    async def wait(self, account_id: str, visitor: str, seconds: float) -> None:
        await self._channel(account_id).wait(visitor, seconds)

    async def say(self, account_id: str, line: Line, visitor: str) -> None:
        """What staff or the bot say unasked."""
        self._append(account_id, visitor, line)
        await self._channel(account_id).send(Outbound(visitor, line.text))

    def visitors(self, account_id: str) -> list[str]:
        return [visitor for account, visitor in self._lines if account == account_id]

    def forget(self, account_id: str, visitor: str) -> None:
        """What the runtime does to the words of an anonymous contribution."""
        lines = self._lines[account_id, visitor]
        lines[:] = [
            replace(line, text="", is_forgotten=True) if line.who == "citizen" else line for line in lines
        ]

    async def _answer(self, account_id: str, inbound: Inbound) -> None:
        await asyncio.sleep(self.seconds)
        language = ASKED_IN.get(inbound.text) or self._languages.get(inbound.sender, "ary-Arab")
        self._languages[inbound.sender] = language
        if inbound.payload or inbound.media:
            self._add(account_id, inbound.sender, "bot", THANKS[language], language=language)
        else:
            text, choices = AXES[language]
            buttons = tuple(Button(choice, label[:20], label) for choice, label in choices)
            self._add(account_id, inbound.sender, "bot", text, buttons=buttons, language=language)
        await self._channel(account_id).send(Outbound(inbound.sender, "…"))

    def _add(self, account_id: str, visitor: str, who: str, text: str, **more: Any) -> None:
        at = BEGAN + timedelta(seconds=20 * self._count)
        self._append(account_id, visitor, Line(0, who, at, text, **more))

    def _append(self, account_id: str, visitor: str, line: Line) -> None:
        self._count += 1
        self._lines.setdefault((account_id, visitor), []).append(replace(line, id=self._count))

    def _channel(self, account_id: str) -> Web:
        return self._channels.setdefault(account_id, Web(account_id.removeprefix("web:")))

    def _check(self) -> None:
        if self.is_away:
            raise Away
