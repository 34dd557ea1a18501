from web.api.problems import declared
from web.errors import BLANK, BUSY, NOT_JSON


def test_kinds_of_one_status_share_an_entry() -> None:
    responses = declared(NOT_JSON, BLANK, BUSY)
    assert set(responses) == {400, 503}
    assert responses[400]["description"] == "请求体不是 JSON；问题是空的"
    examples = responses[400]["content"]["application/problem+json"]["examples"]
    assert set(examples) == {"not_json", "blank_question"}
    assert examples["blank_question"]["value"]["status"] == 400
