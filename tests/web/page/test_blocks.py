import asyncio

import gradio as gr
from starlette.testclient import TestClient

from tests.web.fakes import EXAMPLES, LABEL, FakeAssistant, desk_over
from web.page.blocks import build_page, topics_of
from web.settings import WebSettings


def test_gradio_lays_out_and_listens_to_nothing() -> None:
    async def built() -> gr.Blocks:
        return build_page(desk_over(FakeAssistant()), WebSettings())

    # In a loop: outside of one, Gradio makes one for every lock and never closes it.
    page = asyncio.run(built())
    assert len(page.fns) == 0
    kinds = [type(block).__name__ for block in page.blocks.values()]
    assert kinds.count("Textbox") == 1
    assert kinds.count("Button") == 1


def test_the_examples_are_questions_of_the_loaded_reports_by_topic() -> None:
    assert topics_of(FakeAssistant()) == (("就业", ("去年城镇新增就业多少人",)), ("教育", ("今年新增多少托位",)))


def test_the_page_offers_them_and_says_what_is_kept(client: TestClient) -> None:
    page = client.get("/").text
    assert all(text in page for text in EXAMPLES)
    assert "例如：去年城镇新增就业多少人" in page
    assert LABEL in page
    assert "180天" in page
    assert '"footer_links":[]' in page
    assert '"analytics_enabled":false' in page
