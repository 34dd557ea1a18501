"""Right answers said otherwise and still right: without labels, with figures in other numerals.

Takes a right answer; gives the same with another text, which a check of answers must let pass as it does the first.
"""

from dataclasses import replace

import cn2an

from eval.corruption import Edit, Right
from index.models import Mention, Status

FREE, WIDE, COMMAS, HAN = "口语", "全角", "千分位", "汉字"
FREE_WORDS = {
    Status.RESULT: "{region}{year}年实现{text}。",
    Status.TARGET: "{region}{year}年要{text}。",
}
FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"}
# From how many digits a thousands comma stands.
LONG = 4


def in_free_words(right: Right) -> Right:
    """The same answer as a person would say it, without the labels of the templates."""
    text = right.text
    for line in reversed(right.lines):
        region, year = text[line.span.start : line.year_at.start], text[line.year_at.start : line.year_at.end]
        said = FREE_WORDS[line.status].format(region=region, year=year, text=text[line.body.start : line.body.end])
        text = text[: line.span.start] + said + text[line.span.end :]
    return replace(right, text=text, templates=FREE_WORDS, form=FREE)


def rewrites(right: Right) -> tuple[Right, ...]:
    """All of these that differ from the answer: free words, then each other way to write its figures."""
    made = [in_free_words(right)]
    for form in (WIDE, COMMAS, HAN):
        edits = tuple(edit for figure in right.figures for edit in _written(right.text, figure, form))
        if edits:
            made.append(replace(right, text=Edit(0, 0, "", edits).on(right.text), form=form))
    return tuple(one for one in made if one.text != right.text)


def _written(text: str, figure: Mention, form: str) -> list[Edit]:
    """A figure of plain digits in another form; a range or a numeral that is spelled stays."""
    value, end = figure.value, figure.start + len(figure.value)
    if not (value.isascii() and value.replace(".", "", 1).isdigit()):
        return []
    if form == WIDE:
        return [Edit(figure.start, figure.end, text[figure.start : figure.end].translate(FULL_WIDTH))]
    if form == COMMAS:
        return [Edit(figure.start, end, f"{int(value):,}")] if value.isdigit() and len(value) >= LONG else []
    spelled = cn2an.an2cn(value)
    if figure.unit == "%":
        return [Edit(figure.start, figure.end, f"百分之{spelled}")]
    return [Edit(figure.start, end, spelled)]
