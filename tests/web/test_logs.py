import json
import subprocess
import sys

SCRIPT = """
import logging, structlog
from web.logs import log_as_json
log_as_json()
structlog.get_logger("web").info("request", path="/今年", status=200)
structlog.get_logger("web").debug("hidden")
logging.getLogger("uvicorn.error").info("hidden")
try:
    raise ValueError("坏")
except ValueError:
    logging.getLogger("uvicorn.error").error("Exception in %s", "x", exc_info=True)
"""


def test_ours_and_the_libraries_are_json_lines_on_stderr() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout == ""
    ours, theirs = map(json.loads, ran.stderr.splitlines())
    assert (ours["event"], ours["path"], ours["status"], ours["level"]) == ("request", "/今年", 200, "info")
    assert (theirs["event"], theirs["level"]) == ("Exception in x", "error")
    assert "ValueError: 坏" in theirs["exception"]
    assert ours["timestamp"].endswith("Z")
