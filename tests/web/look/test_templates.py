import pytest
from jinja2 import TemplateNotFound, UndefinedError

from tests.web.fakes import HOSTILE
from web.look.templates import render


def test_values_are_text() -> None:
    html = render("page/head.html", title=HOSTILE, nonce="n")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_value_that_is_missing_is_told() -> None:
    with pytest.raises(UndefinedError):
        render("page/head.html", title="政问")


def test_a_template_is_named_by_its_room() -> None:
    with pytest.raises(TemplateNotFound):
        render("head.html", title="政问", nonce="n")
