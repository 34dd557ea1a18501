"""Characters that Word keeps by their place in a symbol font (<w:sym>): 0xB3 of Symbol is ≥.

Takes font and code, gives the character. What a font of ornaments shows (✓, ➢) has no letter and gives nothing.
"""

import re

CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
PRIVATE = 0xF000
SYMBOL = dict(
    zip(
        [*range(0x20, 0x40), 0xA3, 0xA5, 0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xD6, 0xE5],
        " !∀#∃%&∍()*+,−./0123456789:;<=>?≤∞→°±″≥×·÷≠≈…√∑",
        strict=True,
    )
) | {0x44: "Δ", 0x57: "Ω", 0x6D: "μ", 0x70: "π"}
CIRCLES = {0x81 + n: chr(ord("①") + n) for n in range(10)} | {0x8C + n: chr(ord("❶") + n) for n in range(10)}
FONTS = {"symbol": SYMBOL, "wingdings": CIRCLES}


def symbol(font: str, code: str) -> str:
    """The character at a hexadecimal place of a font; empty for an ornament or what is no character."""
    if not CODE.fullmatch(code):
        return ""
    place = int(code, 16)
    if PRIVATE <= place <= PRIVATE + 0xFF:
        return FONTS.get(font.strip().lower(), {}).get(place - PRIVATE, "")
    return chr(place) if 0x1F < place < 0xD800 or 0xDFFF < place < 0x110000 else ""
