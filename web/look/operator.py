"""Who runs the service, as every page's foot and /about say it. Takes the settings; gives text and safe links."""

import re
from dataclasses import dataclass

from web.look.links import web_link
from web.settings import WebSettings

_PHONE = re.compile(r"\+?\d[\d -]{3,20}\d")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


@dataclass(frozen=True, slots=True)
class Operator:
    """What is set of whoever runs it; an empty text, or 0 days, is not shown.

    `link` is what `contact` opens: a telephone number, a mail address or a page; empty where it is none of these.
    """

    name: str
    contact: str
    link: str
    handling_days: int
    icp: str
    police_record: str
    site_code: str

    def __bool__(self) -> bool:
        """Whether anything is set that stands at a page's foot."""
        return any((self.name, self.contact, self.icp, self.police_record, self.site_code))


def operator_of(settings: WebSettings) -> Operator:
    """As the settings say."""
    return Operator(
        name=settings.operator,
        contact=settings.contact,
        link=_link(settings.contact),
        handling_days=settings.handling_days or 0,
        icp=settings.icp,
        police_record=settings.police_record,
        site_code=settings.site_code,
    )


def _link(contact: str) -> str:
    if _PHONE.fullmatch(contact) and contact.isascii():
        return "tel:" + re.sub("[ -]", "", contact)
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    return web_link(contact)
