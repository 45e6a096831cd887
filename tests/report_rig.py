"""A small consultation to report on: names to keep quiet, words that run both ways, a hidden comment, answers, a theme, a request."""

from typing import Any

from case_rig import Cases
from sqlalchemy import update
from world import CLAIRE, FATIMA, NADIA, SI_BRAHIM, World

from data import answers, contributions, moderation
from data.contributions import ContributionRow
from data.engine import Db
from data.review import themes
from data.tables import contributions as table

NAMES = ("Bennani", "Fontaine", "العلوي")
HIDDEN = "كلمة لا تليق بأحد من الناس هنا"
QUOTED = "Bghit nchouf lmizaniya dyal jma3a f internet"
THEME = "نشر الميزانية <b>&"


def consult(world: World) -> None:
    """Fill Berkane with it."""
    by: Any = {"actor": NADIA, "day": world.day, "now": world.now}
    with world.database.writing() as db:
        named = world.recorded(db, FATIMA, f"{QUOTED}. Fatima Bennani", name="Fatima Zahra Bennani")
        plain = "Publier le budget <script>alert(1)</script> & l'expliquer à tous"
        world.recorded(db, CLAIRE, plain, name="Claire Fontaine")
        words = "نريد أن تُنشر الميزانية حسب القانون 31-13 كل سنة قبل 31.12 في لوحة الإعلانات"
        brahim = world.recorded(db, SI_BRAHIM, words, name="ابراهيم العلوي")
        world.recorded(db, CLAIRE, "Les délais de l'axe entier sont trop longs pour nous", commitment=None)
        moderation.hide(db, _row(db, world.recorded(db, SI_BRAHIM, HIDDEN)), reason="insult", **by)
        theme = themes.make(db, "berkane", THEME, None, actor=NADIA, now=world.now)
        held = table.c.reference.in_([named, brahim])
        db.execute(update(table).where(held).values(theme_id=theme))
        reasons = {"fr": "La commune publiera le budget chaque année."}
        answers.publish_theme(db, "berkane", theme, state="partly", reasons=reasons, **by)
        Cases(world, db).registered()


def _row(db: Db, reference: str) -> ContributionRow:
    row = contributions.load(db, "berkane", reference)
    assert row
    return row
