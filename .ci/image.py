"""Makes the container image and tries it, without a Docker engine.

Takes the Dockerfile, a Debian 12 base that debootstrap makes, and this machine's own pip configuration, lent to the
build and kept in no layer. Gives an image in buildah's storage, its size, and the seconds from start to ready with a
read-only root. Does not push it anywhere.
"""

import argparse
import ast
import contextlib
import json
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

SUITE = "bookworm"
BASE_PACKAGES = "python3,python3-venv,ca-certificates"
CA_IN_BUILD = "/run/secrets/ca"
READY_LIMIT_S = 120.0
STOP_LIMIT_S = 30.0
# Read-only root, an empty data folder, and the three file systems that every engine gives a container.
SANDBOX = """
set -e
mount --make-rprivate /
mount --bind "$ROOT" "$ROOT"
mount -o remount,bind,ro "$ROOT"
mount --rbind /dev "$ROOT/dev"
mount -t proc proc "$ROOT/proc"
mount --bind "$DATA" "$ROOT/data"
exec chroot --userspec="$OWNER" "$ROOT" /usr/bin/env --ignore-environment --chdir="$WORKDIR" "$@"
"""


def main() -> int:
    """Builds, tries, reports, and leaves nothing but the image."""
    parser = argparse.ArgumentParser(description="制作容器镜像并试运行")
    parser.add_argument("--name", default="zhengwen", help="镜像名")
    parser.add_argument("--torch-index", default="", help="PyTorch 的下载源；空则用 pip 自己的源")
    options = parser.parse_args()
    if problem := missing_tools():
        print(problem, file=sys.stderr)
        return 1
    os.environ.setdefault("STORAGE_DRIVER", "vfs")
    os.environ.setdefault("BUILDAH_ISOLATION", "chroot")
    previous = image_id(options.name)
    try:
        with (
            tempfile.TemporaryDirectory(prefix="zhengwen-image-") as scratch,
            base_image(f"{options.name}-base") as base,
        ):
            build(options.name, base, options.torch_index, Path(scratch))
        if previous and previous != image_id(options.name):
            buildah("rmi", previous)
        try_image(options.name)
    except subprocess.CalledProcessError as failed:
        print(f"失败（状态 {failed.returncode}）：{shlex.join(map(str, failed.cmd))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def missing_tools() -> str | None:
    """What to do before this can run at all."""
    missing = [tool for tool in ("buildah", "debootstrap") if shutil.which(tool) is None]
    if missing:
        wanted = " ".join(missing)
        return f"缺少 {wanted}，请先执行：apt-get install {wanted}（有 Docker 时可直接 docker build）"
    return None if os.geteuid() == 0 else "make image 需要 root 权限（debootstrap 与 chroot）"


def buildah(*arguments: str | Path) -> str:
    """What buildah prints on stdout; its own messages go to the terminal."""
    done = subprocess.run(["buildah", *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def image_id(name: str) -> str | None:
    """The id that a name stands for in buildah's storage."""
    found = subprocess.run(
        ["buildah", "inspect", "--type", "image", "--format", "{{.FromImageID}}", name],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    return found.stdout.strip() if found.returncode == 0 else None


@contextlib.contextmanager
def container(image: str) -> Iterator[tuple[str, Path]]:
    """A working container of an image and where its root is mounted; removed afterwards."""
    name = buildah("from", "--pull-never", image)
    try:
        yield name, Path(buildah("mount", name))
    finally:
        buildah("rm", name)


@contextlib.contextmanager
def base_image(name: str) -> Iterator[str]:
    """A minimal Debian 12 with Python and its venv module; afterwards only what is built upon it keeps it."""
    print(f"制作基础镜像（Debian {SUITE}）", flush=True)
    with container("scratch") as (working, root):
        mirror = debian_mirror()
        command = ["debootstrap", "--variant=minbase", f"--include={BASE_PACKAGES}", SUITE, str(root)]
        subprocess.run([*command, *([mirror] if mirror else [])], check=True, stdout=subprocess.DEVNULL)
        for leftover in ("var/cache/apt/archives", "var/lib/apt/lists", "var/log"):
            shutil.rmtree(root / leftover)
            (root / leftover).mkdir()
        buildah("commit", "--quiet", "--format", "docker", working, name)
    try:
        yield name
    finally:
        subprocess.run(["buildah", "rmi", name], check=False, capture_output=True)


def debian_mirror() -> str | None:
    """The mirror that this machine's apt uses for the suite; None: debootstrap's own."""
    if shutil.which("apt-get") is None:
        return None
    wanted = ["Created-By: Packages", "Origin: Debian", f"Codename: {SUITE}"]
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)", *wanted], check=False, capture_output=True, text=True
    )
    return next(iter(listed.stdout.split()), None)


def build(name: str, base: str, torch_index: str, scratch: Path) -> None:
    """The Dockerfile upon the base, with this machine's way to packages lent for the time of the build."""
    print("制作镜像（下载依赖约需几分钟）", flush=True)
    arguments = [f"BASE_IMAGE={base}", f"TORCH_INDEX={torch_index}"]
    command = ["buildah", "build", "--format", "docker", "--layers=false", "--pull-never", "--tag", name]
    command += [word for argument in arguments for word in ("--build-arg", argument)]
    subprocess.run([*command, *lent_by_this_machine(scratch), "."], check=True)


def lent_by_this_machine(scratch: Path) -> list[str]:
    """buildah's options for pip's configuration, the certificates it names, and the folders of packages it names."""
    settings = pip_settings()
    authority = settings.pop("cert", os.environ.get("SSL_CERT_FILE", ""))
    options: list[str] = []
    if Path(authority).is_file():
        settings["cert"] = CA_IN_BUILD
        options += ["--secret", f"id=ca,src={authority}"]
    for folder in local_folders(settings):
        options += ["--volume", f"{folder}:{folder}:ro"]
    if settings:
        lines = (f"{key} = {value.replace(chr(10), chr(10) + '    ')}" for key, value in settings.items())
        (scratch / "pip.conf").write_text("[global]\n" + "\n".join(lines) + "\n", encoding="utf-8")
        options += ["--secret", f"id=pip,src={scratch / 'pip.conf'}"]
    return options


def local_folders(settings: dict[str, str]) -> set[Path]:
    """The folders that pip's settings name; of a package index the one above, where the files lie that it links to."""
    named = {
        Path(word.removeprefix("file://")).parent if "index" in key else Path(word.removeprefix("file://"))
        for key, value in settings.items()
        for word in value.split()
        if word.startswith(("/", "file:///"))
    }
    return {folder for folder in named if folder.is_dir() and folder != Path("/")}


def pip_settings() -> dict[str, str]:
    """What pip is told on this machine by files and environment, the latter winning."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], check=False, capture_output=True, text=True
    )
    settings: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        lines = (line.removeprefix(section) for line in listed.stdout.splitlines() if line.startswith(section))
        settings |= {key: str(ast.literal_eval(value)) for key, _, value in (line.partition("=") for line in lines)}
    return settings


def try_image(name: str) -> None:
    """Starts the image's command as its user, waits until it is ready, stops it with SIGTERM."""
    described = json.loads(buildah("inspect", "--type", "image", name))["Docker"]
    config = described["config"]
    port = free_port()
    environment = [*config["Env"], f"ZHENGWEN_WEB_PORT={port}"]
    with container(name) as (_, root), tempfile.TemporaryDirectory(prefix="zhengwen-data-") as data:
        owner = config["User"]
        os.chown(data, *map(int, owner.split(":")))
        sandbox = {"ROOT": str(root), "DATA": data, "OWNER": owner, "WORKDIR": config["WorkingDir"]}
        command = ["unshare", "--mount", "sh", "-c", SANDBOX, "sandbox", *environment, *config["Cmd"]]
        started = time.monotonic()
        with subprocess.Popen(command, env=os.environ | sandbox) as server:
            try:
                wait_until_ready(f"http://127.0.0.1:{port}/readyz", server)
                ready_s = time.monotonic() - started
                server.terminate()
                status = server.wait(STOP_LIMIT_S)
            finally:
                server.kill()
        size = subprocess.run(["du", "-sxb", str(root)], check=True, capture_output=True, text=True).stdout.split()[0]
    if status != 0:
        raise subprocess.CalledProcessError(status, config["Cmd"])
    print(f"镜像 {name}：{int(size) / 1e9:.2f} GB，启动到就绪 {ready_s:.1f} 秒，收到 SIGTERM 后正常退出")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until the URL answers 200; a server that ends before, or takes too long, has failed."""
    limit = time.monotonic() + READY_LIMIT_S
    while time.monotonic() < limit and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.05)
    raise subprocess.CalledProcessError(server.poll() or 1, server.args)


if __name__ == "__main__":
    sys.exit(main())
