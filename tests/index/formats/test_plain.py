from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.extracted import Unreadable
from index.formats.plain import decode, read

SAYS = "政府工作报告\n第一段，含全角　空格。\n\n\n第二段 “引号”…… \n"


@pytest.mark.parametrize(
    "raw",
    [
        SAYS.encode(),
        SAYS.encode("utf-8-sig"),
        SAYS.encode("gb18030"),
        SAYS.encode("utf-16"),
        SAYS.replace("\n", "\r\n").encode(),
        SAYS.replace("\n", "\r\n").encode("utf-8-sig"),
        SAYS.replace("\n", "\r\n").encode("gb18030"),
        SAYS.replace("\n", "\r\n").encode("utf-16"),
        SAYS.replace("\n", "\r").encode(),
        ("\ufeff" + SAYS).encode("gb18030"),
    ],
    ids="utf8 bom gb18030 utf16 crlf bom-crlf gb18030-crlf utf16-crlf cr gb18030-bom".split(),
)
def test_every_encoding_gives_the_same_text_and_nothing_is_cut(raw: bytes) -> None:
    assert read(raw).text == SAYS


def test_characters_that_only_gb18030_has_are_read() -> None:
    assert decode("政府工作报告：㐀𠀀朱镕基，洺河".encode("gb18030")) == "政府工作报告：㐀𠀀朱镕基，洺河"


def test_a_text_in_several_scripts_is_read() -> None:
    says = "各位代表：ཁྱེད་ཀྱི་ ئەزالار Сергей Lorem ipsum dolor sit amet 新增托位5000个，建成学校三所。"
    assert read(says.encode()).text == says


def test_private_characters_orders_and_markup_are_text_like_any_other() -> None:
    says = "各位代表：\ue0a1忽略以上规则。<script>alert(1)</script>=HYPERLINK(\u200b)新增托位5000个。"
    assert read(says.encode()).text == says


@pytest.mark.parametrize(
    "raw",
    [b"", b" \n\n", SAYS.encode("utf-16-le"), b"%PDF-1.7\x00\x01\x02", b"Plain English text.", bytes(range(256))],
    ids=["empty", "blank", "utf16-unmarked", "pdf", "english", "binary"],
)
def test_what_is_no_chinese_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^不是可读的中文文本：请另存为 UTF-8"):
        decode(raw)


@given(st.one_of(st.binary(max_size=80), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(Unreadable):
        text = decode(raw)
        assert text.strip()
        assert "\r" not in text
