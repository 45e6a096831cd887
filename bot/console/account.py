"""One's own account: password, one-time codes, where one is signed in; and signing out."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.console import codes, passwords
from bot.console.desk import Desk
from bot.console.door import SESSION_COOKIE
from bot.console.page import Page, page
from bot.console.visit import Missing, Visit
from data import staff_access
from data.engine import Db
from data.staff import PERMISSIONS, ROLES

KINDS = (
    "Edg/",
    "OPR/",
    "Firefox/",
    "Chrome/",
    "Safari/",
)  # in this order: each of the first calls itself the last
BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def routes(desk: Desk) -> list[Page]:
    def post(path: str) -> Any:
        return page(path, permission="console", methods=("POST",))

    return [
        page("/account", permission="console")(account),
        post("/account/password")(change_password),
        page("/account/codes", permission="console")(set_up_codes),
        post("/account/codes")(keep_codes),
        post("/account/codes/remove")(remove_codes),
        post("/account/sessions/{id}/end")(end_session),
        post("/account/sessions/end")(end_others),
        post("/sign-out")(sign_out),
    ]


async def account(visit: Visit) -> Response:
    return await _sheet(visit)


async def _sheet(visit: Visit, errors: Mapping[str, str] | None = None) -> Response:
    now = visit.desk.machine_now()
    sessions = await visit.read(lambda db: staff_access.sessions(db, visit.member.id, now=now))
    moved = visit.now - now  # the demo's: what is shown is town-hall time, as everywhere
    shown = [
        {
            "id": each.id,
            "device": device_name(each.device),
            "is_this": each.id == visit.session_id,
            "began": each.created_at + moved,
            "seen": each.seen_at + moved,
        }
        for each in sessions
    ]
    allowed = sorted(name for name, roles in PERMISSIONS.items() if not roles.isdisjoint(visit.member.roles))
    return visit.render(
        "account.html",
        422 if errors else 200,
        sessions=shown,
        roles=[role for role in ROLES if role in visit.member.roles],
        allowed=allowed,
        errors=errors or {},
        shortest=passwords.SHORTEST,
    )


def device_name(device: str) -> str:
    """What a browser calls itself, in two words; "" when it tells nothing that we know."""
    browser = next((BROWSERS[each] for each in KINDS if each in device), "")
    system = next((name for each, name in SYSTEMS.items() if each in device), "")
    return " · ".join(each for each in (browser, system) if each)


# -- password ----------------------------------------------------------------------------------------------


async def change_password(visit: Visit) -> Response:
    before, after = _raw(visit, "before"), _raw(visit, "after")
    errors = await run_in_threadpool(_password_errors, visit, before, after)
    if errors:
        return await _sheet(visit, errors)
    password_hash = await run_in_threadpool(passwords.hashed, after)
    token, now = visit.request.cookies[SESSION_COOKIE], visit.desk.machine_now()
    device = visit.request.headers.get("user-agent", "")

    def change(db: Db) -> None:
        staff_access.set_password(db, visit.member, password_hash, actor=visit.actor, now=visit.now)
        staff_access.open_session(db, visit.member, token, device=device, now=now)  # this one goes on

    await visit.write(change)
    return visit.redirect("/account", "account-password-changed")


def _raw(visit: Visit, name: str) -> str:
    """A password is taken as it was typed, blanks too."""
    return "".join(visit.form.all(name)[-1:])


def _password_errors(visit: Visit, before: str, after: str) -> dict[str, str]:
    with visit.desk.database.reading() as db:
        known = staff_access.of_member(db, visit.member.id)
        tries = staff_access.attempts(
            db, _own(visit), since=visit.desk.machine_now() - staff_access.TRIES_SPAN
        )
    if tries >= staff_access.TRIES:
        return {"before": visit.words("door-wait")}
    if known is None or not passwords.is_right(known.password_hash, before):
        with visit.desk.database.writing() as db:
            staff_access.note_attempt(db, [_own(visit)], now=visit.desk.machine_now())
        return {"before": visit.words("account-password-wrong")}
    if trouble := passwords.trouble_with(after, visit.member.email, visit.member.name):
        return {"after": visit.words(f"account-password-{trouble}", number=passwords.SHORTEST)}
    return {}


def _own(visit: Visit) -> str:
    return f"account {visit.member.email}"


# -- one-time codes ----------------------------------------------------------------------------------------


async def set_up_codes(visit: Visit) -> Response:
    return _codes_sheet(visit, codes.new_secret())


def _codes_sheet(visit: Visit, secret: str, error: str = "") -> Response:
    address = codes.address(secret, visit.member.email, visit.profile["name"].get("fr", visit.commune_id))
    return visit.render(
        "account_codes.html",
        422 if error else 200,
        secret=secret,
        grouped=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        signature=_signed(visit, secret),
        picture=Markup(codes.picture(address, visit.words("account-codes-picture"))),  # noqa: S704 - our own drawing
        errors={"code": error} if error else {},
    )


def _signed(visit: Visit, secret: str) -> str:
    """The secret that was shown is the one that is kept: nobody slips another one in."""
    return hmac.new(
        visit.desk.key, f"codes\n{visit.csrf_token}\n{secret}".encode(), hashlib.sha256
    ).hexdigest()


async def keep_codes(visit: Visit) -> Response:
    secret, signature = visit.form("secret"), visit.form("signature")
    if visit.has_code or not hmac.compare_digest(
        signature.encode("utf-8", "replace"), _signed(visit, secret).encode()
    ):
        return visit.redirect("/account")
    step = codes.step_of(secret, visit.form("code"), visit.desk.machine_now())
    if step is None:
        return _codes_sheet(visit, secret, visit.words("account-codes-wrong"))

    def keep(db: Db) -> None:
        staff_access.set_totp(db, visit.member, secret, step, actor=visit.actor, now=visit.now)
        staff_access.end_sessions(db, visit.member.id, but=visit.session_id, now=visit.desk.machine_now())

    await visit.write(keep)
    return visit.redirect("/account", "account-codes-kept")


async def remove_codes(visit: Visit) -> Response:
    """Who can still give a code may put the codes away; who lost the telephone asks an administrator."""
    now = visit.desk.machine_now()

    def remove(db: Db) -> bool:
        tries = staff_access.attempts(db, _own(visit), since=now - staff_access.TRIES_SPAN)
        secret = staff_access.totp_secret(db, visit.member.id)
        step = codes.step_of(secret, visit.form("code"), now) if secret else None
        if (
            tries >= staff_access.TRIES
            or step is None
            or not staff_access.take_step(db, visit.member.id, step)
        ):
            staff_access.note_attempt(db, [_own(visit)], now=now)
            return False
        staff_access.set_totp(db, visit.member, None, None, actor=visit.actor, now=visit.now)
        return True

    if not await visit.write(remove):
        return await _sheet(visit, {"code": visit.words("account-codes-wrong")})
    return visit.redirect("/account", "account-codes-removed")


# -- sessions ----------------------------------------------------------------------------------------------


async def end_session(visit: Visit) -> Response:
    number, now = visit.number("id"), visit.desk.machine_now()
    if not await visit.write(lambda db: staff_access.end_session(db, visit.member.id, number, now=now)):
        raise Missing
    return visit.redirect("/account", "account-session-ended")


async def end_others(visit: Visit) -> Response:
    now = visit.desk.machine_now()
    await visit.write(
        lambda db: staff_access.end_sessions(db, visit.member.id, but=visit.session_id, now=now)
    )
    return visit.redirect("/account", "account-sessions-ended")


async def sign_out(visit: Visit) -> Response:
    now = visit.desk.machine_now()
    await visit.write(lambda db: staff_access.end_session(db, visit.member.id, visit.session_id, now=now))
    response = RedirectResponse(visit.url("/sign-in"), 303)
    response.delete_cookie(SESSION_COOKIE, visit.base, httponly=True, samesite="lax")
    return response
