"""What the API's description says of how somebody may tell who they are. Describes; reads no request.

declared     a dependency that puts key, token and client id into the description of a route
OPTIONAL     for `openapi_extra` of such a route: anonymous is allowed too
"""

from typing import Annotated, Any

from fastapi import Header, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from pydantic.json_schema import SkipJsonSchema

from web.who.client_id import FORM, HEADER

KEY_HEADER = "X-API-Key"
OPTIONAL: dict[str, Any] = {"security": [{}]}

_KEY = APIKeyHeader(
    name=KEY_HEADER,
    scheme_name="partnerKey",
    description="合作方的密钥，由运营者用 python -m web keys create 发放。",
    auto_error=False,
)
_TOKEN = HTTPBearer(scheme_name="userToken", description="小程序用户登录后得到的令牌。", auto_error=False)
_ABOUT_CLIENT = (
    "在本机随机生成并保存的编号，22 至 64 个字母、数字、- 或 _；凭它评价回答、删除自己的记录。"
    "不带也能提问；带密钥时可用来区分自己的用户。"
)


async def declared(
    _key: Annotated[str | None, Security(_KEY)],
    _token: Annotated[HTTPAuthorizationCredentials | None, Security(_TOKEN)],
    # The door checks the form itself, so that the problem names the header.
    _client: Annotated[
        str | SkipJsonSchema[None],
        Header(
            alias=HEADER,
            description=_ABOUT_CLIENT,
            json_schema_extra={"pattern": FORM, "examples": ["V1StGXR8_Z5jdHi6B-myT0p2"]},
        ),
    ] = None,
) -> None:
    """Nothing: `Door` reads the same headers of every request, also of those that are no routes of the API."""
