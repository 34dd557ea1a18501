"""The page's layout in Gradio: where the conversation, the box, the examples and the panels stand.

Takes what answers at the desk and how long it is kept; gives Gradio Blocks. Gradio lays out and listens to nothing:
the page's own script asks (scripts/), so that no endpoint of Gradio's takes a question.
"""

import gradio as gr

from web.answerer import Answerer
from web.desk import Desk
from web.look.operator import operator_of
from web.look.templates import render
from web.page.cards import Cards
from web.page.wording import ASK, MOST_OF_TOPIC, PLACEHOLDER, QUESTION_LABEL, TITLE, TOPICS
from web.settings import WebSettings

Topic = tuple[str, tuple[str, ...]]


def build_page(desk: Desk, settings: WebSettings) -> gr.Blocks:
    """The whole page."""
    cards = Cards(desk)
    topics = topics_of(desk.assistant)
    page = gr.Blocks(title=TITLE, analytics_enabled=False)
    with page:
        _put(render("look/header.html"))
        with gr.Column(elem_id="zw-talk"):
            _put(cards.welcome())
            _put(render("page/thread.html"))
            with gr.Row(elem_id="zw-ask"):
                _question_box(topics)
                gr.Button(ASK, variant="primary", scale=0, min_width=88, elem_id="zw-send")
            _put(render("page/examples.html", topics=topics))
            _put(render("page/below.html", label=cards.label, keep_days=settings.keep_days))
        _put(render("look/footer.html", operator=operator_of(settings)))
        _put(render("page/dialogs.html"))
        _put(render("look/display.html"))
    return page


def topics_of(assistant: Answerer) -> tuple[Topic, ...]:
    """Questions that the loaded reports answer, by topic; a topic without any is left out."""
    offered = ((topic, assistant.offered(MOST_OF_TOPIC, topic)) for topic in TOPICS)
    return tuple((topic, tuple(one.question for one in questions)) for topic, questions in offered if questions)


def _put(html: str) -> None:
    gr.HTML(html, js_on_load=None, apply_default_css=False)


def _question_box(topics: tuple[Topic, ...]) -> gr.Textbox:
    return gr.Textbox(
        label=QUESTION_LABEL,
        placeholder=PLACEHOLDER.format(example=topics[0][1][0]) if topics else "",
        lines=1,
        max_lines=4,
        autofocus=True,
        show_label=False,
        container=False,
        elem_id="zw-box",
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", lang="zh-CN"),
    )
