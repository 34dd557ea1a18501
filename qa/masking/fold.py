"""Text in one form, character for character, so that every offset stays what it was.

Takes what a person typed; gives it with ASCII digits, letters and signs, plain blanks, simplified
characters where the patterns need them, and a barrier for what is masked already. Finds nothing.
"""

import re
from collections.abc import Iterable

from qa.masking.kinds import Found, Kind

# No pattern crosses it and none begins in it: it stands for what is found already.
BARRIER = "\0"
MASKED = re.compile(f"〔(?:{'|'.join(Kind)})〕")

DASHES = "".join(map(chr, range(0x2010, 0x2016))) + "−─﹣~"
DOTS = "•・‧∙⋅●"
# White space, and what cannot be seen: people paste both between the digits of a number.
BLANKS = "\t\n\r\v\f\u00a0\u00ad\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x202F)))
)
TRADITIONAL = dict(
    zip(
        "電話號碼機證護戶聯繫絡係係車郵樓棟單區縣莊鎮鄉園門層東組隊灣廈廣場問媽爸愛兒個請現學業銀賬帳歲"
        "張陳劉楊趙黃吳孫馬鄭謝許蔣韓馮鄧蕭葉蘇盧鐘魯呂閆賈鄒譚陸龍賀顧龔錢湯黎萬嚴賴湯喬莊齊倪華聶龐顏莊紀鳳畢項蔔"
        "歐陽諸軒轅陰尉遲連慶親滬蘇遼貴魯雲寧領掛",
        "电话号码机证护户联系络系系车邮楼栋单区县庄镇乡园门层东组队湾厦广场问妈爸爱儿个请现学业银账账岁"
        "张陈刘杨赵黄吴孙马郑谢许蒋韩冯邓萧叶苏卢钟鲁吕闫贾邹谭陆龙贺顾龚钱汤黎万严赖汤乔庄齐倪华聂庞颜庄纪凤毕项卜"
        "欧阳诸轩辕阴尉迟连庆亲沪苏辽贵鲁云宁领挂",
        strict=True,
    )
)
FOLDED = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys(BLANKS, " "),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(DOTS, "·"),
        **TRADITIONAL,
    }
)

SPOKEN = dict(zip("零〇幺一二两三四五六七八九", "0011223456789", strict=True))
SPOKEN_DIGITS = str.maketrans(SPOKEN)
# Fewer than three are no number read out; 一 of 一直 and the like ends the one before it.
READ_OUT = re.compile(f"[{''.join(SPOKEN)}](?: ?[{''.join(SPOKEN)}]){{2,}}+")
RUNS_ON = tuple("直下般定样个共起次些天边")


def fold(text: str) -> str:
    """The text in one form, of the same length."""
    folded = text.translate(FOLDED)
    return MASKED.sub(lambda word: BARRIER * len(word[0]), folded) if "〔" in folded else folded


def in_digits(folded: str) -> str:
    """Folded text with numbers that are read out, digit by digit, in ASCII digits; of the same length."""
    return READ_OUT.sub(_digits, folded)


def _digits(run: re.Match[str]) -> str:
    spoken = run[0]
    if spoken[-1] in "一两" and run.string.startswith(RUNS_ON, run.end()):
        return spoken[:-1].translate(SPOKEN_DIGITS) + spoken[-1]
    return spoken.translate(SPOKEN_DIGITS)


def blank(folded: str, spans: Iterable[Found]) -> str:
    """Folded text with a barrier in place of each of the spans, which are in order and do not overlap."""
    parts, done = [], 0
    for span in spans:
        parts += [folded[done : span.start], BARRIER * (span.end - span.start)]
        done = span.end
    return "".join([*parts, folded[done:]])
