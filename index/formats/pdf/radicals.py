"""Radicals that stand for whole characters, put back to the characters. Takes text, gives as many characters back.

A font draws 一 and the Kangxi radical ⼀ with one glyph, so a program that writes a PDF may name either for it. No
report means the radical. The Kangxi block is folded as Unicode says (NFKC) but for ⼾, which simplified fonts draw as
户; the supplement, for which Unicode says nothing, as glyphs are shared in Noto CJK. All else stays: full-width
forms, symbols, private use.
"""

import unicodedata

KANGXI = range(0x2F00, 0x2FD6)
SUPPLEMENT = (
    "⺂⺃⺅⺇⺉⺋⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺩⺫⺭⺮⺯⺰⺱⺲⺳⺹⺺⺽⺾⺿⻁⻂⻃⻄⻅"
    "⻆⻇⻈⻉⻊⻋⻌⻍⻎⻐⻑⻒⻓⻔⻕⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
IDEOGRAPHS = (
    "乛乚亻𠘨刂㔾𭕄兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭𤣩罒礻𥫗糹纟罓罒㓁耂肀𦥑艹艹虎衤覀西见"
    "角𧢲讠贝𧾷车辶辶辶钅長镸长门𨸏阝青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

_FOLDED = (
    {code: unicodedata.normalize("NFKC", chr(code)) for code in KANGXI}
    | dict(zip(map(ord, SUPPLEMENT), IDEOGRAPHS, strict=True))
    | {ord("⼾"): "户"}
)


def fold(text: str) -> str:
    """The text with every radical as the character that it looks like."""
    return text.translate(_FOLDED)
