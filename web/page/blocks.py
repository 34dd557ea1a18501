"""The page's layout, and what happens when someone asks. Takes the desk, gives Gradio Blocks; writes no HTML itself."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import gradio as gr

from web.desk import Desk
from web.errors import Problem
from web.page.cards import Cards
from web.page.wording import ASK, MOST_EXAMPLES, MOST_FOLLOW_UPS, PLACEHOLDER, QUESTION_LABEL, TITLE

# Gradio's outputs: the box, the card, then one update for each follow-up chip.
Shown = tuple[Any, ...]
Responder = Callable[[str | None], Awaitable[Shown]]


def build_page(desk: Desk) -> gr.Blocks:
    """The whole page, answering at `desk`."""
    cards = Cards(desk.assistant)
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
        respond = _responder(desk, cards)
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


def _responder(desk: Desk, cards: Cards) -> Responder:
    async def respond(given: str | None) -> Shown:
        # A lone surrogate cannot be sent back as UTF-8.
        question = (given or "").encode("utf-8", "replace").decode()
        try:
            answer = await desk.ask(question)
        except Problem as problem:
            return question, cards.problem(question, problem.kind), *_follow_ups(())
        return question, cards.answer(question, answer), *_follow_ups(answer.suggestions)

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
