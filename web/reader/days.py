"""Days as residents read them. Takes ISO dates and times, gives 2024年1月10日; knows no clock."""

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def day_said(iso: str) -> str:
    """2024-01-10 as 2024年1月10日, 2024-01 as 2024年1月; what is no date stays as it is."""
    parts = iso.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return iso
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def minute_of(moment: datetime) -> str:
    """2024年1月10日 09:05 in China; the time must have its zone."""
    at = moment.astimezone(CHINA)
    return f"{day_said(at.date().isoformat())} {at:%H:%M}"


def day_of(moment: str) -> str:
    """The day in China of an ISO time; one without a zone is taken as it stands."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return day_said((at.astimezone(CHINA) if at.tzinfo else at).date().isoformat())
