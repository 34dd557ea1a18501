"""Which route a request took, as it is declared: its path for logs, where what somebody typed has no place."""

from starlette.types import Scope

API = "/api/v1"


def declared_path(scope: Scope) -> str:
    """The path of the route, with names for its variables; empty where there is none, or it is the page's own."""
    declared = str(getattr(scope.get("route"), "path", ""))
    # A router that was included knows its routes without the prefix.
    inside = scope["path"].startswith(f"{API}/") and declared and not declared.startswith(API)
    return f"{API}{declared}" if inside else declared
