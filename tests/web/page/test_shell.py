import re

from starlette.testclient import TestClient

from web.page.shell import dress

GRADIO = """<!doctype html>
<html
	lang="en"
	style="margin: 0"
>
	<head>
		<meta charset="utf-8" />
		<meta property="og:title" content="Gradio" />
		<meta
			property="og:image"
			content="https://raw.githubusercontent.com/gradio-app/header-image.jpg"
		/>
		<meta name="twitter:creator" content="@Gradio" />
		<script>window.gradio_config = {"x": "\\u003cscript\\u003e"};</script>
		<link rel="manifest" href="/manifest.json" />
		<script type="module" crossorigin src="./assets/index.js"></script>
	</head>
	<body><gradio-app></gradio-app></body>
</html>"""


def test_gradios_page_becomes_ours() -> None:
    html = dress(GRADIO, "n-1")
    assert re.search(r'<html\s+lang="zh-CN"', html)
    assert "<title>政问</title>" in html
    assert "https://" not in html
    assert "@Gradio" not in html
    assert "manifest" not in html
    assert html.count("<script") == html.count('<script nonce="n-1"') == 5


def test_while_gradio_loads_the_page_says_so_and_what_to_do_without_scripts() -> None:
    html = dress(GRADIO, "n-1")
    cover = html[html.index('<div id="zw-cover">') : html.index("<gradio-app>")]
    assert "正在打开" in cover
    assert re.search(r"<noscript>.*JavaScript.*tel:12345.*</noscript>", cover)


def test_our_script_runs_before_gradios() -> None:
    html = dress(GRADIO, "n-1")
    assert html.index("page/gradio.js") < html.index("gradio_config") < html.index("assets/index.js")


def test_the_served_page_is_chinese_and_names_no_foreign_origin(client: TestClient) -> None:
    reply = client.get("/")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r'<html\s+lang="zh-CN"', reply.text)
    origins = set(re.findall(r"(?:https?:)?//([\w.-]+\.\w+|localhost|testserver)[/\"':]", reply.text))
    assert origins <= {"testserver"}
    nonce = re.search(r"'nonce-([^']+)'", reply.headers["content-security-policy"])
    assert nonce is not None
    assert reply.text.count("<script") == reply.text.count(f'<script nonce="{nonce[1]}"') >= 4


def test_every_reply_has_its_own_nonce(client: TestClient) -> None:
    first, second = (client.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second
