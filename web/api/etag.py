"""Strong ETags and the 304 of who has the text already (RFC 9110, 8.8 and 13.1).

Takes a reply's bytes and the tags that the caller named; gives the reply, tagged by its content, or a 304. The tag
says nothing of time or process: the same text has the same tag on every machine, after every restart.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

from fastapi import Header, Response

JSON = "application/json"
_TAG = re.compile(r'"([\x21\x23-\x7e\x80-\xff]*)"')

IfNoneMatch = Annotated[
    str,
    Header(
        alias="If-None-Match",
        description="上次收到的 ETag，可列多个，以逗号分隔；内容没有变动时回 304，不带正文",
        examples=['"5f2b0c9d4e1a7f3863c1d2e4b5a69788"'],
    ),
]


def tagged(content: bytes, known: str, media_type: str = JSON, headers: Mapping[str, str] | None = None) -> Response:
    """`content` with its ETag; a bare 304 where `known`, the caller's If-None-Match, names it."""
    tag = sha256(content).hexdigest()[:32]
    kept = {"ETag": f'"{tag}"', "Cache-Control": "no-cache", **(headers or {})}
    if names(known, tag):
        return Response(status_code=304, headers=kept)
    return Response(content, headers=kept, media_type=media_type)


def names(known: str, tag: str) -> bool:
    """Whether a list of tags, weak or strong, names this one; `*` names any. What is no tag names none."""
    return known.strip() == "*" or tag in _TAG.findall(known)
