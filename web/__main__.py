"""`python -m web serve | keys | token | replay | purge | backup | restore`: the service, and what it keeps.

Takes arguments and settings, gives lines on the terminal and an exit status: 0 when told to stop, 1 for a
problem that an operator can mend, said in one line.
"""

import signal
import sys
from typing import Annotated

import typer

from web.commands.storage import add_storage_commands
from web.commands.who import keys, token
from web.offline import stay_offline
from web.settings import WebSettings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="政问的网页和接口，以及它们存下的东西")

app.add_typer(keys, name="keys")
app.command()(token)
add_storage_commands(app)

Host = Annotated[str | None, typer.Option("--host", help="监听的地址，默认 127.0.0.1")]
Port = Annotated[int | None, typer.Option("--port", min=0, max=65_535, help="监听的端口，默认 8000")]


@app.command()
def serve(host: Host = None, port: Port = None) -> None:
    """启动网页和接口，按 Ctrl-C 停止。"""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    stay_offline()
    # Imported only now: they take seconds, and read the switches that stay_offline sets.
    from index.errors import IndexProblem
    from qa.prompts import PromptError
    from web.database.errors import StorageProblem
    from web.server import AddressProblem

    try:
        _serve(_settings(host, port))
    except (IndexProblem, PromptError, AddressProblem, StorageProblem) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    typer.echo("已停止。")


def _serve(settings: WebSettings) -> None:
    from index.settings import IndexSettings
    from qa.assistant import open_assistant
    from qa.settings import QaSettings
    from web.app import create_app
    from web.logs import log_as_json
    from web.server import address_of, bind, run
    from web.watch import Watch

    log_as_json()
    indexing, qa = IndexSettings.read(), QaSettings.read()
    with bind(settings.host, settings.port) as bound:
        assistant = open_assistant(indexing.folder, qa.prompts, qa.home_region)
        if notice := assistant.store.stale_notice(indexing.seeds):
            typer.echo(notice, err=True)
        address = address_of(bound)
        watch = Watch(indexing.folder, lambda: open_assistant(indexing.folder, qa.prompts, qa.home_region))
        run(create_app(assistant, settings, watch), bound, lambda: _announce(address))


def _settings(host: str | None, port: int | None) -> WebSettings:
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    return WebSettings.read().model_copy(update=given)


def _announce(address: str) -> None:
    typer.echo(f"政问已就绪：\n  网页  {address}/\n  接口  {address}/api/v1\n  文档  {address}/docs\n按 Ctrl-C 停止。")


if __name__ == "__main__":
    app()
