"""The HTML around Gradio's page. Takes it as Gradio serves it, gives it in Chinese and for our own origin only."""

import re

from web.look.templates import render
from web.page.wording import TITLE

_LANG = re.compile(r'(<html\s+)lang="[^"]*"')
# Link previews that name foreign hosts; our own description takes their place.
_PREVIEWS = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_MANIFEST = re.compile(r'\s*<link rel="manifest"[^>]*>')
_SCRIPT = re.compile(r"<script(?=[\s>])")
_BODY = re.compile(r"<body[^>]*>")
_CHARSET = re.compile(r'(<meta charset="utf-8"\s*/?>)')


def dress(html: str, nonce: str) -> str:
    """Gradio's page with our lang, head and cover, without foreign addresses, every script under the nonce.

    Only the document's own head and body tags are touched: the text of scripts is JSON in which Gradio
    escapes `<`, so no text of ours or of a report can look like a tag here.
    """
    html = _LANG.sub(r'\1lang="zh-CN"', html, count=1)
    html = _MANIFEST.sub("", _PREVIEWS.sub("", html))
    html = _SCRIPT.sub(f'<script nonce="{nonce}"', html)
    head = render("page/head.html", title=TITLE, nonce=nonce)
    cover = render("page/cover.html", title=TITLE)
    html = _BODY.sub(lambda found: f"{found[0]}\n  {cover}", html, count=1)
    return _CHARSET.sub(lambda found: f"{found[0]}\n    {head}", html, count=1)
