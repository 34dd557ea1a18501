import time

import pytest

from web.who.client_id import device_of, give_id, is_client_id

ID = "c" * 32


def device(*cookies: str) -> str:
    return device_of({"type": "http", "headers": [(b"cookie", cookie.encode("latin-1")) for cookie in cookies]})


@pytest.mark.parametrize(
    "cookies", [(f"zw_client={ID}",), (f"a=b;zw_client={ID} ; c",), ("a=b", f'{{"j":1}}; zw_client={ID}')]
)
def test_the_id_is_found_among_other_cookies(cookies: tuple[str, ...]) -> None:
    assert device(*cookies) == ID


@pytest.mark.parametrize("cookie", ["", "zw_client", "zw_client=short", f"xzw_client={ID}", f"a=zw_client={ID}", "é=é"])
def test_what_has_not_our_form_is_no_id(cookie: str) -> None:
    assert device(cookie) == ""


def test_a_cookie_made_to_cost_time_costs_none() -> None:
    began = time.perf_counter()
    assert device('a="' + '\\"' * 30_000 + f'"; zw_client={ID}') == ID
    assert time.perf_counter() - began < 0.2


def test_a_new_id_is_random_and_kept_from_scripts_and_other_sites() -> None:
    scope = {"type": "http", "scheme": "http", "path": "/", "query_string": b"", "headers": [], "server": ("h", 80)}
    first, second = give_id(scope), give_id(scope)
    assert first != second
    name, _, given = first.partition(";")[0].partition("=")
    assert name == "zw_client"
    assert is_client_id(given)
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(first.split("; "))
    assert "Secure" not in first
    assert "; Secure" in give_id({**scope, "scheme": "https"})
