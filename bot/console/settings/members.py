"""Staff accounts: who works here, their roles, their way in."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.console import passwords
from bot.console.page import Page, page
from bot.console.settings.parts import tabs_of
from bot.console.visit import Missing, Visit
from data import staff, staff_access
from data.engine import Db
from data.staff import ROLES, StaffError, StaffRow
from data.staff_access import Credentials

_FULL_ADDRESS = 5  # characters of the shortest: a@b.c


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    email: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()


def routes() -> list[Page]:
    def post(path: str) -> Page:
        return page(path, permission="staff.change", methods=("POST",))(_POSTS[path])

    return [
        page("/settings/staff", permission="staff.read")(listed),
        page("/settings/staff/new", permission="staff.change")(blank),
        page("/settings/staff/{id}", permission="staff.change")(one),
        *(post(path) for path in _POSTS),
    ]


async def listed(visit: Visit) -> Response:
    def look(db: Db) -> list[tuple[StaffRow, Credentials | None]]:
        return [(row, staff_access.of_member(db, row.id)) for row in staff.listed(db, visit.commune_id)]

    people = await visit.read(look)
    return visit.render("settings_staff.html", people=people, tabs=tabs_of(visit, "staff"))


# -- adding ------------------------------------------------------------------------------------------------


async def blank(visit: Visit) -> Response:
    return _form(visit, Typed())


def _form(visit: Visit, typed: Typed, errors: dict[str, str] | None = None) -> Response:
    return visit.render(
        "settings_staff_new.html",
        422 if errors else 200,
        typed=typed,
        roles=_roles(visit),
        errors=errors or {},
        tabs=tabs_of(visit, "staff"),
    )


def _roles(visit: Visit) -> list[tuple[str, str, str]]:
    return [(each, visit.words(f"role-{each}"), visit.words(f"role-{each}-more")) for each in ROLES]


async def add(visit: Visit) -> Response:
    typed = _typed(visit)
    errors = _errors(visit, typed)
    if errors:
        return _form(visit, typed, errors)
    row = await visit.write(lambda db: _add(visit, db, typed))
    return visit.redirect(f"/settings/staff/{row.id}", "staff-added")


def _typed(visit: Visit, email: str = "") -> Typed:
    return Typed(
        email or visit.form("email").casefold(),
        visit.form("name")[: staff.LONGEST],
        tuple(each for each in visit.form.all("roles") if each in ROLES),
    )


def _errors(visit: Visit, typed: Typed) -> dict[str, str]:
    errors: dict[str, str] = {}
    before, _, after = typed.email.partition("@")
    if (
        not before
        or "." not in after
        or " " in typed.email
        or not _FULL_ADDRESS <= len(typed.email) <= staff.LONGEST
    ):
        errors["email"] = visit.words("staff-email-wrong")
    if not typed.name:
        errors["name"] = visit.words("staff-name-missing")
    if not typed.roles:
        errors["roles"] = visit.words("staff-roles-missing")
    return errors


def _add(visit: Visit, db: Db, typed: Typed) -> StaffRow:
    return staff.add(
        db,
        visit.commune_id,
        email=typed.email,
        name=typed.name,
        roles=typed.roles,
        actor=visit.actor,
        now=visit.now,
    ).row


# -- one account -------------------------------------------------------------------------------------------


async def one(visit: Visit) -> Response:
    return await _sheet(visit, await _member(visit))


async def _member(visit: Visit) -> StaffRow:
    number = visit.number("id")

    def look(db: Db) -> StaffRow | None:
        return next((row for row in staff.listed(db, visit.commune_id) if row.id == number), None)

    found = await visit.read(look)
    if found is None:
        raise Missing
    return found


async def _sheet(
    visit: Visit, row: StaffRow, errors: dict[str, str] | None = None, *, given: str = ""
) -> Response:
    access = await visit.read(lambda db: staff_access.of_member(db, row.id))
    return visit.render(
        "settings_staff_one.html",
        422 if errors else 200,
        row=row,
        access=access,
        roles=_roles(visit),
        errors=errors or {},
        given=given,
        tabs=tabs_of(visit, "staff"),
    )


async def change(visit: Visit) -> Response:
    row = await _member(visit)
    typed = _typed(visit, row.email)
    errors = _errors(visit, typed)
    if not errors:
        try:
            await visit.write(lambda db: _add(visit, db, typed))
        except StaffError:
            errors = {"roles": visit.words("staff-last")}
    if errors:
        return await _sheet(visit, row, errors)
    return visit.redirect(f"/settings/staff/{row.id}", "staff-changed")


async def give_password(visit: Visit) -> Response:
    """Shown on this very answer and never again; it is not kept anywhere."""
    row = await _member(visit)
    if not row.is_active:
        raise Missing
    given = passwords.new_password()
    kept = await run_in_threadpool(passwords.hashed, given)
    await visit.write(lambda db: staff_access.set_password(db, row, kept, actor=visit.actor, now=visit.now))
    return await _sheet(visit, row, given=given)


async def remove_codes(visit: Visit) -> Response:
    row = await _member(visit)
    await visit.write(lambda db: staff_access.set_totp(db, row, None, None, actor=visit.actor, now=visit.now))
    return visit.redirect(f"/settings/staff/{row.id}", "staff-reset-done")


async def end(visit: Visit) -> Response:
    row = await _member(visit)
    if row.id == visit.member.id:
        return await _sheet(visit, row, {"end": visit.words("staff-self")})
    try:
        await visit.write(
            lambda db: staff.end(db, visit.commune_id, email=row.email, actor=visit.actor, now=visit.now)
        )
    except StaffError:
        return await _sheet(visit, row, {"end": visit.words("staff-last")})
    return visit.redirect("/settings/staff", "staff-ended")


_POSTS = {
    "/settings/staff/new": add,
    "/settings/staff/{id}": change,
    "/settings/staff/{id}/password": give_password,
    "/settings/staff/{id}/codes": remove_codes,
    "/settings/staff/{id}/end": end,
}
