import pytest

from web.api.etag import names, tagged

TAG = "5f2b0c9d4e1a7f3863c1d2e4b5a69788"


@pytest.mark.parametrize(
    ("known", "named"),
    [
        (f'"{TAG}"', True),
        (f'W/"{TAG}"', True),
        (f'"other", "{TAG}"', True),
        (f'"other",W/"{TAG}" ', True),
        ("*", True),
        (" * ", True),
        ("", False),
        (TAG, False),
        (f'"{TAG}', False),
        (f'"x{TAG}"', False),
        ('"*"', False),
        ('"",,,"' * 5_000, False),
    ],
)
def test_a_list_of_tags_names_the_text_or_not(known: str, named: bool) -> None:
    assert names(known, TAG) is named


def test_the_same_text_has_the_same_tag_everywhere() -> None:
    # sha256 of "托位", so no matter when and where.
    assert tagged("托位".encode(), "").headers["etag"] == tagged("托位".encode(), "").headers["etag"]
    assert tagged("托位".encode(), "").headers["etag"] != tagged("床位".encode(), "").headers["etag"]


def test_who_has_the_text_gets_no_body() -> None:
    first = tagged(b"text", "", "text/csv", {"Vary": "Accept"})
    again = tagged(b"text", first.headers["etag"], "text/csv", {"Vary": "Accept"})
    assert (first.status_code, bytes(first.body)) == (200, b"text")
    assert (again.status_code, bytes(again.body)) == (304, b"")
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert "content-type" not in again.headers
