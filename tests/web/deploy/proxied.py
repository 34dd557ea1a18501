"""The service behind a real nginx with the shipped configuration, both in a temporary folder and on free ports.

Of web/deploy/nginx.conf only ports, certificate and paths are put in the place of the public ones.
"""

import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from eval.server import free_port

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "web" / "deploy" / "nginx.conf"
NAME = "zhengwen.example.gov.cn"
WITHIN_S = 20.0
# The whole command, with the fake in the place of an index and a model; it answers 等 only once the file is there.
SERVE = """
import sys, time
from pathlib import Path
import qa.assistant
from tests.web.fakes import FakeAssistant
def wait(question, history):
    until = time.monotonic() + 15
    while "等" in question and not Path(sys.argv[1]).exists() and time.monotonic() < until:
        time.sleep(0.01)
qa.assistant.open_assistant = lambda folder, prompts, home_region: FakeAssistant(before=wait)
from web.__main__ import app
app(["serve", "--port", "0"])
"""
AROUND = """
user {user};
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {shipped}
}}
"""


@dataclass(frozen=True, slots=True)
class Proxied:
    """Where the two listen, and what trusts the certificate."""

    https: int
    http: int
    service: int
    tls: ssl.SSLContext
    folder: Path
    stop_service: Callable[[], None]

    def client(self, address: str = "127.0.0.1") -> httpx.Client:
        """A client whose requests come from `address` of this machine."""
        transport = httpx.HTTPTransport(verify=self.tls, local_address=address)
        base = f"https://{NAME}:{self.https}"
        return httpx.Client(transport=_ToLoopback(transport), base_url=base, timeout=WITHIN_S, trust_env=False)


class _ToLoopback(httpx.BaseTransport):
    """The public name without a name server: it is this machine."""

    def __init__(self, inner: httpx.HTTPTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["sni_hostname"] = NAME
        request.url = request.url.copy_with(host="127.0.0.1")
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


@contextmanager
def proxied(folder: Path, settings: Mapping[str, str]) -> Iterator[Proxied]:
    """The service with `settings` behind nginx; skips where nginx is missing, but not where the project is checked."""
    for program in ("nginx", "openssl"):
        if shutil.which(program) is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{program} is missing: apt-get install nginx-light openssl")
            pytest.skip(f"{program} is not installed")
    certificate, key = _certificate(folder)
    with _service(folder, settings) as (service, stop):
        https, http = free_port(), free_port()
        shipped = _moved(
            {
                "listen 80;": f"listen 127.0.0.1:{http};",
                "listen [::]:80;": "",
                "listen 443 ssl http2;": f"listen 127.0.0.1:{https} ssl http2;",
                "listen [::]:443 ssl http2;": "",
                "server 127.0.0.1:8000;": f"server 127.0.0.1:{service};",
                "/etc/ssl/zhengwen/fullchain.pem": str(certificate),
                "/etc/ssl/zhengwen/privkey.pem": str(key),
                "/var/log/nginx/zhengwen.log": f"{folder}/access.log",
            }
        )
        user = pwd.getpwuid(os.geteuid()).pw_name
        written = folder / "nginx.conf"
        written.write_text(AROUND.format(user=user, folder=folder, shipped=shipped))
        tls = ssl.create_default_context(cafile=str(certificate))
        with _nginx(written, https):
            yield Proxied(https, http, service, tls, folder, stop)


def _moved(places: Mapping[str, str]) -> str:
    text = SHIPPED.read_text()
    for public, ours in places.items():
        assert text.count(public) == 1, public
        text = text.replace(public, ours)
    return text


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
    command = ["openssl", *"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split()]
    command += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(key)]
    subprocess.run([*command, "-out", str(certificate)], check=True, capture_output=True, timeout=30)
    return certificate, key


@contextmanager
def _service(folder: Path, settings: Mapping[str, str]) -> Iterator[tuple[int, Callable[[], None]]]:
    """The port of the service once it has said that it is ready, and how it is ended at once."""
    own = {"PYTHONPATH": str(ROOT), "ZHENGWEN_DATA": str(folder / "data"), "PYTHONWARNINGS": "ignore"}
    with (
        (folder / "service.log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder / "go")],
            env={**os.environ, **own, **settings},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = ""
            while "Ctrl-C" not in said and (line := process.stdout.readline()):
                said += line
            address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
            assert address is not None, (folder / "service.log").read_text()
            yield int(address[1]), process.kill
        finally:
            process.kill()


@contextmanager
def _nginx(written: Path, port: int) -> Iterator[None]:
    command = ["nginx", "-p", str(written.parent), "-e", str(written.parent / "error.log"), "-c", str(written)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            until = time.monotonic() + WITHIN_S
            while not _listens(port):
                assert process.poll() is None, process.stderr and process.stderr.read()
                assert time.monotonic() < until, "nginx does not listen"
                time.sleep(0.02)
            yield
        finally:
            # SIGTERM: the master takes its worker with it.
            process.terminate()
            process.wait(WITHIN_S)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
