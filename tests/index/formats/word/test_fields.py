import pytest

from index.formats.word.fields import kind_of
from tests.index.formats.word.files import body_of, code_field, mark, para, run, x

CODE = x("r", x("instrText", " REF a "))
SHOWN = {
    "its result": (para("见", code_field(" REF _1 \\h ", "附件1"), "。"), ["见附件1。"]),
    "no page number": (para("第", code_field(" PAGE ", "3"), "页"), ["第页"]),
    "no number of pages": (para("共", x("fldSimple", run("20"), instr=" NUMPAGES "), "页"), ["共页"]),
    "a simple one's result": (para(x("fldSimple", run("2024年"), instr=" DATE ")), ["2024年"]),
    "no text of a code": (para(mark("begin"), CODE, run("代码"), mark("separate"), "结果", mark("end")), ["结果"]),
    "without result": (para("前", mark("begin"), CODE, mark("end"), "后"), ["前后"]),
    "one in another's code": (
        para(mark("begin"), CODE, code_field(" REF b ", "甲"), mark("separate"), "乙", mark("end"), "丙"),
        ["乙丙"],
    ),
    "one in another's result": (
        para(mark("begin"), CODE, mark("separate"), "甲", code_field(" REF b ", "乙"), mark("end")),
        ["甲乙"],
    ),
    "over paragraphs": (
        para("一", mark("begin"), CODE) + para("码") + para(mark("separate"), "二") + para("三", mark("end"), "四"),
        ["一", "二", "三四"],
    ),
    "not closed": (para("前", mark("begin"), CODE) + para("后"), ["前", "后"]),
    "never begun": (para("前", mark("separate"), "中", mark("end"), "后"), ["前中后"]),
    "closed in deleted text": (para("前", mark("begin"), CODE, x("del", mark("end"))) + para("后"), ["前", "后"]),
    "closed in a text box": (
        para("前", mark("begin"), CODE, x("r", x("txbxContent", para("框", mark("end"))))) + para("后"),
        ["前", "框", "后"],
    ),
    "in hidden text": (
        para(x("r", x("rPr", x("vanish")), x("fldChar", fldCharType="begin")), CODE, mark("end"), "后"),
        ["后"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), SHOWN.values(), ids=SHOWN)
def test_a_field_shows(body: str, lines: list[str]) -> None:
    assert body_of(body) == lines


def test_a_fields_kind_is_the_first_word_of_its_code() -> None:
    assert kind_of(' toc \\o "1-3" ') == "TOC"
    assert kind_of("") == ""
