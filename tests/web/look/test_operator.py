import pytest

from index.errors import SettingsProblem
from web.look.operator import Operator, operator_of
from web.look.templates import render
from web.settings import WebSettings

UNSET = Operator("", "", "", 0, "", "", "")


def test_nothing_is_said_of_the_operator_while_nothing_is_set() -> None:
    assert operator_of(WebSettings()) == UNSET
    assert not UNSET


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("0516-8371 0000", "tel:051683710000"),
        ("+86 516 83710000", "tel:+8651683710000"),
        ("12345", "tel:12345"),
        ("zw@xz.example.gov.cn", "mailto:zw@xz.example.gov.cn"),
        ("https://www.example.gov.cn/找错", "https://www.example.gov.cn/找错"),
        ("市政府办公室，周一至周五", ""),
        ("javascript:alert(1)", ""),
        ("a@b.cn?cc=x@y.cn", ""),
        ("１２３４５", ""),
    ],
)
def test_a_contact_is_a_link_only_where_it_is_surely_one(contact: str, link: str) -> None:
    operator = operator_of(WebSettings.model_validate({"contact": contact}))
    assert (operator.contact, operator.link) == (contact, link)


def test_the_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPERATOR": " 徐州市人民政府办公室 ",
        "CONTACT": "12345",
        "HANDLING_DAYS": "5",
        "ICP": "苏ICP备1号",
        "POLICE_RECORD": "苏公网安备 2号",
        "SITE_CODE": "3203000000",
    }.items():
        monkeypatch.setenv(f"ZHENGWEN_WEB_{name}", value)
    assert operator_of(WebSettings.read()) == Operator(
        "徐州市人民政府办公室", "12345", "tel:12345", 5, "苏ICP备1号", "苏公网安备 2号", "3203000000"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPERATOR", "字" * 201),
        ("OPERATOR", "政府\u202e"),
        ("CONTACT", "12345\n67"),
        ("HANDLING_DAYS", "0"),
        ("HANDLING_DAYS", "五"),
        ("SITE_CODE", "\x01"),
    ],
)
def test_what_cannot_be_shown_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ZHENGWEN_WEB_{name}", value)
    with pytest.raises(SettingsProblem, match=f"ZHENGWEN_WEB_{name}"):
        WebSettings.read()


def test_the_foot_of_a_page_shows_what_is_set_as_text() -> None:
    operator = Operator("<script>", "12345", "tel:12345", 0, "苏ICP备1号", "", "")
    foot = render("look/footer.html", operator=operator)
    assert "主办单位：&lt;script&gt;" in foot
    assert '<a href="tel:12345" rel="noreferrer">12345</a>' in foot
    assert "备案号：苏ICP备1号" in foot
    assert "公安备案号" not in foot
    assert "主办单位" not in render("look/footer.html", operator=UNSET)
