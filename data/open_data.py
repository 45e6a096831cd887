"""What the public may use again: contributions without their authors, figures without small cells, and the chain.

Words and people are kept apart: a row of `contributions` holds what was said and what was answered, and neither reference, author,
language, channel nor day; how people wrote, where and when stands in `figures` alone, as counts that are not told where they are
small. Nothing ties the two together.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from data import programmes
from data.codebook import Column
from data.engine import Db
from data.figures import contributions as came_in
from data.figures import days, requests, small
from data.figures.said import lot, sayings
from data.tables import contribution_themes, official_answers, receipts, rounds

Row = Mapping[str, Any]

CONTRIBUTIONS = (
    Column("number", "الرقم", "Numéro", "رقم في هذا الملف فقط، بترتيب عشوائي.", "Numéro dans ce fichier seulement, dans un ordre tiré au sort."),
    Column("kind", "النوع", "Type", "comment: ملاحظة على المسودة؛ idea: فكرة جديدة.", "comment : remarque sur le projet ; idea : proposition nouvelle."),
    Column("round", "مرحلة الاستشارة", "Phase de consultation", "اسم المرحلة التي وردت فيها.", "Nom de la phase où elle est arrivée."),
    Column("programme_version", "نسخة البرنامج", "Version du programme", "رقم نسخة البرنامج التي قرأها صاحبها.", "Numéro de la version du programme que l'auteur a lue."),
    Column("axis", "المحور", "Axe", "رمز المحور.", "Code de l'axe."),
    Column("axis_title_ar", "عنوان المحور بالعربية", "Titre de l'axe en arabe", "عنوان المحور.", "Titre de l'axe."),
    Column("axis_title_fr", "عنوان المحور بالفرنسية", "Titre de l'axe en français", "عنوان المحور.", "Titre de l'axe."),
    Column("commitment", "الالتزام", "Engagement", "رمز الالتزام؛ فارغ إذا همت المساهمة المحور كله.", "Code de l'engagement ; vide si la contribution porte sur tout l'axe."),
    Column("commitment_title_ar", "عنوان الالتزام بالعربية", "Titre de l'engagement en arabe", "عنوان الالتزام.", "Titre de l'engagement."),
    Column("commitment_title_fr", "عنوان الالتزام بالفرنسية", "Titre de l'engagement en français", "عنوان الالتزام.", "Titre de l'engagement."),
    Column("words", "الكلمات", "Mots", "كما كُتبت، بعد حجب أرقام البطائق والهواتف والأسماء الموقعة ([•••]).", "Tels qu'écrits, après masquage des numéros de carte et de téléphone et des noms de signature ([•••])."),
    Column("media", "الوسائط", "Médias", "عدد الرسائل الصوتية والصور المرفقة؛ لا تُنشر.", "Nombre de messages vocaux et de photos joints ; ils ne sont pas publiés."),
    Column("theme", "الموضوع", "Thème", "عنوان الموضوع الذي جُمعت فيه مع مساهمات تقول الشيء نفسه.", "Titre du thème où elle est réunie avec celles qui disent la même chose."),
    Column("answer_state", "الجواب", "Réponse", "accepted: مقبولة؛ partly: مقبولة جزئيا؛ not_accepted: غير معتمدة؛ فارغ: دون جواب.", "accepted : acceptée ; partly : acceptée en partie ; not_accepted : non retenue ; vide : pas de réponse."),
    Column("answer_ar", "تعليل الجواب بالعربية", "Motif en arabe", "كلمات الجماعة.", "Mots de la commune."),
    Column("answer_fr", "تعليل الجواب بالفرنسية", "Motif en français", "كلمات الجماعة.", "Mots de la commune."),
)  # fmt: skip
FIGURES = (
    Column("figure", "الجدول", "Tableau", "ما الذي يُعد: contributions أو requests، وحسب أي خاصية.", "Ce qui est compté : contributions ou requests, et selon quoi."),
    Column("row", "السطر", "Ligne", "القيمة الأولى؛ * تعني المجموع.", "Première valeur ; * : toutes."),
    Column("column", "العمود", "Colonne", "القيمة الثانية؛ * تعني المجموع.", "Deuxième valeur ; * : toutes."),
    Column("count", "العدد", "Nombre", "فارغ إذا لم يُنشر.", "Vide s'il n'est pas publié."),
    Column("is_told", "منشور", "Publié", "0: عدد أقل من 5، أو عدد يتيح حسابه؛ لا يُنشر.", "0 : nombre inférieur à 5, ou qui permettrait d'en calculer un ; il n'est pas publié."),
)  # fmt: skip
CHAIN = (
    Column("number", "الرقم", "Numéro", "رقم الحلقة في السلسلة.", "Numéro du maillon dans la chaîne."),
    Column("digest", "البصمة", "Empreinte", "SHA-256 للحلقة، وتتضمن بصمة التي قبلها.", "SHA-256 du maillon, qui contient l'empreinte du précédent."),
)  # fmt: skip
FILES: Mapping[str, Sequence[Column]] = {
    "contributions": CONTRIBUTIONS,
    "figures": FIGURES,
    "chain": CHAIN,
}


# -- contributions -----------------------------------------------------------------------------------------


def contributions(db: Db, commune_id: str) -> Iterator[Row]:
    """What was said, without what moderation hid, in the order of `lot`."""
    titles = _titles(db, commune_id)
    asked = select(contribution_themes.c.id, contribution_themes.c.title)
    themes = {r.id: r.title for r in db.execute(asked.where(contribution_themes.c.commune_id == commune_id))}
    names = {r.id: r.name for r in db.execute(select(rounds).where(rounds.c.commune_id == commune_id))}
    versions = {each.id: each.number for each in programmes.of_commune(db, commune_id)}
    reasons = _reasons(db, commune_id)
    found = sorted(sayings(db, commune_id), key=lambda each: lot(db, each[0].reference))
    for number, (row, saying) in enumerate((each for each in found if each[1] is not None), 1):
        axis = titles.get((row.programme_version_id, row.axis_id, None), {})
        commitment = titles.get((row.programme_version_id, row.axis_id, row.commitment_id), {})
        yield {
            "number": number,
            "kind": row.kind,
            "round": names[row.round_id],
            "programme_version": versions[row.programme_version_id],
            "axis": row.axis_id,
            "axis_title_ar": axis.get("ar"),
            "axis_title_fr": axis.get("fr"),
            "commitment": row.commitment_id,
            "commitment_title_ar": commitment.get("ar") if row.commitment_id else None,
            "commitment_title_fr": commitment.get("fr") if row.commitment_id else None,
            "words": saying.words if saying else None,
            "media": row.media,
            "theme": themes.get(row.theme_id),
            "answer_state": row.answer_state,
            "answer_ar": reasons.get(row.id, {}).get("ar"),
            "answer_fr": reasons.get(row.id, {}).get("fr"),
        }


def _titles(db: Db, commune_id: str) -> Mapping[tuple[int, str, str | None], Mapping[str, str]]:
    found: dict[tuple[int, str, str | None], Mapping[str, str]] = {}
    for version in programmes.of_commune(db, commune_id):
        for axis in version.content["axes"]:
            found[version.id, axis["id"], None] = axis["title"]
            for each in axis["commitments"]:
                found[version.id, axis["id"], each["id"]] = each["title"]
    return found


def _reasons(db: Db, commune_id: str) -> Mapping[int, Mapping[str, str]]:
    """The commune's words to each contribution, of the answer in force."""
    here = official_answers.c
    last = select(func.max(here.id)).where(here.commune_id == commune_id).group_by(here.contribution_id)
    asked = select(here.contribution_id, here.reasons).where(here.id.in_(last))
    return {row.contribution_id: row.reasons for row in db.execute(asked)}


# -- figures -----------------------------------------------------------------------------------------------


def figures(db: Db, commune_id: str, *, day: date) -> Iterator[Row]:
    """Every count that may be told, and the names of those that may not."""
    came = came_in.read(db, commune_id)
    yield _line("contributions", "*", "*", came.total)
    yield _line("contributions withdrawn or erased", "*", "*", came.withdrawn + came.erased)
    yield _line("contributions hidden", "*", "*", came.hidden)
    for (axis, state), count in sorted(came.by_axis_and_state().items()):
        yield _line("contributions by axis and answer", axis, state, count)
    for (axis, commitment), count in sorted(
        came.by_commitment().items(), key=lambda e: (e[0][0], e[0][1] or "")
    ):
        yield _line("contributions by axis and commitment", axis, commitment or "", count)
    for name, told in (("round", came.by_round()), ("kind", came.by_kind())):
        yield from (_line(f"contributions by {name}", row, "*", count) for row, count in told.items())
    yield from _table("contributions by script and language", came.by_script_and_language())
    yield from (
        _line("contributions by channel", row, "*", count) for row, count in came.by_channel().items()
    )
    found = days.read(db, commune_id)
    yield from _table(f"contributions by axis and {found.step}", found.table)
    for stand, count in requests.stands(requests.read(db, commune_id), day).items():
        yield _line("requests by delay", stand, "*", count)


def _table(name: str, found: small.Table) -> Iterator[Row]:
    yield from (_line(name, row, column, count) for (row, column), count in found.cells.items())
    yield from (_line(name, row, "*", count) for row, count in found.rows.items())
    yield from (_line(name, "*", column, count) for column, count in found.columns.items())


def _line(figure: str, row: str, column: str, count: int | None) -> Row:
    return {"figure": figure, "row": row, "column": column, "count": count, "is_told": count is not None}


# -- the chain ---------------------------------------------------------------------------------------------


def chain(db: Db, commune_id: str) -> Iterator[Row]:
    """Every link by its digest alone: what it is about, and of which day, stays with the commune."""
    asked = select(receipts.c.number, receipts.c.digest).where(receipts.c.commune_id == commune_id)
    for row in db.execute(asked.order_by(receipts.c.number)):
        yield {"number": row.number, "digest": row.digest}
