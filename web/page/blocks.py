"""The page's layout, and what happens when someone asks. Takes desk and door, gives Gradio Blocks."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import gradio as gr

from web.database.records import Face
from web.desk import Asked, Desk
from web.errors import Problem
from web.page.cards import Cards
from web.page.gate import asker_of
from web.page.wording import ASK, MOST_EXAMPLES, MOST_FOLLOW_UPS, PLACEHOLDER, QUESTION_LABEL, TITLE
from web.who.door import Door

# Gradio's outputs: the box, the card, then one update for each follow-up chip.
Shown = tuple[Any, ...]
Responder = Callable[[str | None, gr.Request], Awaitable[Shown]]


def build_page(desk: Desk, door: Door) -> gr.Blocks:
    """The whole page, answering at `desk` whom `door` lets in."""
    cards = Cards(desk)
    suggested = desk.assistant.examples(MOST_EXAMPLES)
    page = gr.Blocks(title=TITLE, analytics_enabled=False)
    with page:
        gr.HTML(cards.header(), js_on_load=None)
        with gr.Row(elem_classes="zw-ask"):
            box = _question_box(suggested)
            send = gr.Button(ASK, variant="primary", scale=0, min_width=104, elem_classes="zw-send")
        card = gr.HTML(cards.welcome(), js_on_load=None, elem_classes="zw-result")
        with gr.Row(elem_classes="zw-chips"):
            follow_ups = [_chip("", visible=False) for _ in range(MOST_FOLLOW_UPS)]
        gr.HTML(cards.examples_title(), js_on_load=None)
        with gr.Row(elem_classes="zw-chips"):
            examples = [_chip(text) for text in suggested]
        respond = _responder(desk, door, cards)
        outputs = [box, card, *follow_ups]
        _listen([box.submit, send.click], respond, box, outputs)
        for chip in (*examples, *follow_ups):
            _listen([chip.click], respond, chip, outputs)
    return page


def _question_box(examples: Sequence[str]) -> gr.Textbox:
    return gr.Textbox(
        label=QUESTION_LABEL,
        placeholder=PLACEHOLDER.format(example=examples[0]) if examples else "",
        lines=1,
        max_lines=4,
        autofocus=True,
        show_label=False,
        container=False,
        elem_classes="zw-box",
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", lang="zh-CN"),
    )


def _chip(text: str, *, visible: bool = True) -> gr.Button:
    return gr.Button(text, size="sm", scale=0, min_width=0, visible=visible, elem_classes="zw-chip")


def _responder(desk: Desk, door: Door, cards: Cards) -> Responder:
    async def respond(given: str | None, request: gr.Request) -> Shown:
        # A lone surrogate cannot be sent back as UTF-8.
        question = (given or "").encode("utf-8", "replace").decode()
        try:
            served = await desk.ask(Asked(question, Face.PAGE), await door.asking(asker_of(request)))
        except Problem as problem:
            return question, cards.problem(question, problem.kind), *_follow_ups(())
        return question, cards.answer(question, served.answer), *_follow_ups(served.answer.suggestions)

    return respond


def _follow_ups(suggestions: Sequence[str]) -> list[gr.Button]:
    shown = suggestions[:MOST_FOLLOW_UPS]
    hidden = MOST_FOLLOW_UPS - len(shown)
    return [gr.Button(text, visible=True) for text in shown] + [gr.Button(visible=False)] * hidden


def _listen(events: Sequence[Any], respond: Responder, given: gr.Textbox | gr.Button, outputs: Sequence[Any]) -> None:
    """Past Gradio's queue: the desk bounds what runs at once, and one request is quicker than a stream."""
    gr.on(
        events,
        respond,
        inputs=given,
        outputs=list(outputs),
        queue=False,
        show_progress="minimal",
        show_progress_on=outputs[1],
        api_visibility="private",
    )
