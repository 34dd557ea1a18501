"""Plain text: the file's own characters, nothing added and nothing left out.

Takes bytes, gives `Extracted`; UTF-8, GB18030 or UTF-16 with a BOM, told apart by what reads as Chinese.
"""

from index.formats.extracted import Extracted, Unreadable

# Of the characters that are no white space. Almost any bytes can be taken for GB18030, hardly any for UTF-8.
LEAST_CHINESE = {"gb18030": 0.4, "utf-8-sig": 0.1, "utf-16": 0.1}


def read(raw: bytes) -> Extracted:
    """The text with LF line ends and no BOM. Raises Unreadable where no encoding makes it Chinese text."""
    return Extracted(decode(raw))


def decode(raw: bytes) -> str:
    """UTF-8 (BOM removed), UTF-16 with a BOM, or GB18030. Raises Unreadable for anything else."""
    marked = ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ()
    for encoding in (*marked, "utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_chinese(text, LEAST_CHINESE[encoding]):
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable("不是可读的中文文本：请另存为 UTF-8 编码的纯文本")


def _reads_as_chinese(text: str, least: float) -> bool:
    letters = sum(not char.isspace() for char in text)
    chinese = sum("一" <= char <= "龥" for char in text)
    return "\x00" not in text and letters > 0 and chinese >= least * letters
