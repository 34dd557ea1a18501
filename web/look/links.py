"""Which addresses of other people's making may become links. Takes text; gives the address, or nothing."""

from urllib.parse import urlsplit


def web_link(text: str) -> str:
    """`text` where it is a whole http or https address, else empty."""
    if not text.isprintable() or any(sign in text for sign in ' "<>\\`'):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    # A name before the host makes an address look like another's.
    return text if parts.scheme in ("http", "https") and host and not parts.username else ""
