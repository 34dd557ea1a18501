"""HTML from the templates of the rooms that have pages. Takes a template's name and values, gives text.

Autoescape is on and nothing is marked safe: questions, reports and settings are text, whatever they contain.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from web.look.assets import ROOMS, asset

_WEB = Path(__file__).parents[1]


def render(name: str, **values: object) -> str:
    """The template `name`, a room and a file such as `page/answer.html`, filled with `values`."""
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PrefixLoader({room: FileSystemLoader(_WEB / room / "templates") for room in ROOMS}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset
    return environment
