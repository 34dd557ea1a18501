"""The random id by which an anonymous person's own device is known again. Gives and reads it; stores nothing.

A client of the API makes one itself and sends it as X-Client-ID; a browser is given one in a cookie that scripts and
other sites cannot use. It leads to nobody, and its holder alone can have what was kept under it deleted.
"""

import re
import secrets

from starlette.requests import HTTPConnection
from starlette.types import Scope

HEADER, COOKIE = "X-Client-ID", "zw_client"
FORM = r"^[A-Za-z0-9_-]{22,64}$"
_FORM = re.compile(FORM[1:-1])
_HALF_A_YEAR = 180 * 86_400


def is_client_id(text: str) -> bool:
    """Whether it has the form of an id with at least 128 random bits."""
    return _FORM.fullmatch(text) is not None


def device_of(scope: Scope) -> str:
    """The id in the request's cookie; empty where there is none of our form."""
    # By hand: the standard library takes seconds over a long cookie that is made for it (CVE-2024-7592).
    for cookie in ";".join(HTTPConnection(scope).headers.getlist("cookie")).split(";"):
        name, _, given = cookie.strip().partition("=")
        if name == COOKIE and is_client_id(given):
            return given
    return ""


def give_id(scope: Scope) -> str:
    """A Set-Cookie line with a new id; only over HTTPS where the page itself came that way."""
    came = HTTPConnection(scope)
    secure = "; Secure" if "https" in (came.url.scheme, came.headers.get("x-forwarded-proto")) else ""
    return f"{COOKIE}={secrets.token_urlsafe(24)}; Path=/; HttpOnly; SameSite=Strict; Max-Age={_HALF_A_YEAR}{secure}"
