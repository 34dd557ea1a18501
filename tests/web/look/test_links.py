import pytest

from web.look.links import web_link


@pytest.mark.parametrize("address", ["https://www.example.gov.cn/2024.html?a=1#b", "http://例子.example/报告"])
def test_whole_web_addresses_become_links(address: str) -> None:
    assert web_link(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>",
        "//example.org",
        "/about",
        "https://",
        "https://gov.cn@example.org/",
        "https://[::1",
        "https://example.org/\nx",
        'https://example.org/"onclick="x',
        "https://example.org/\u202egnp",
        " https://example.org",
    ],
)
def test_what_is_no_plain_web_address_becomes_none(text: str) -> None:
    assert web_link(text) == ""
