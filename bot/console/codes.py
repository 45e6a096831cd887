"""One-time codes (RFC 6238): six digits of half a minute, from an app on one's own telephone."""

import io
from datetime import datetime

import pyotp
import segno

SECONDS = 30
DRIFT = 1  # steps before and after: a telephone's clock may be half a minute out


def new_secret() -> str:
    return pyotp.random_base32()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, in any digits and with blanks; None when it is none of now."""
    digits = "".join(str(int(each)) for each in code if each.isdecimal())
    if len(digits) != 6:
        return None
    step = int(now.timestamp()) // SECONDS
    at = pyotp.TOTP(secret).generate_otp
    return next(
        (
            each
            for each in range(step - DRIFT, step + DRIFT + 1)
            if pyotp.utils.strings_equal(at(each), digits)
        ),
        None,
    )


def address(secret: str, email: str, commune: str) -> str:
    """What the app is told: otpauth://…"""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=f"Jemaa {commune}")


def picture(text: str, title: str) -> str:
    """A QR code as inline SVG, black on white for every reader."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, svgclass="qr", lineclass=None, omitsize=True, title=title
    )
    return out.getvalue().decode()
