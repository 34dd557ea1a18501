"""What an answer must say, whatever else it says: a price, a sum for each, a day, where the question asks for one.

Patterns of questions with the words of reports that tell it. Reads nothing.
"""

import re

# What is asked of a thing, and reports seldom tell: a sentence about the thing alone is no answer.
ATTRIBUTE = re.compile(r"票价|房价|油价|水价|学费|门票|价格|收费|冠军|亚军|电话|地址|名单|分数线|浓度|机票|车票")
# A sum for each of something: the whole sum is no answer.
EACH = tuple(
    (re.compile(rf"(?:每|一)(?:个|位|名)?(?:{asked})(?=[^，,。？?]{{0,6}}(?:多少|几))"), forms)
    for asked, forms in (
        ("人", ("每人", "人均", "每位", "每名", "每个人")),
        ("家庭|家|户", ("每户", "户均", "每家")),
        ("月", ("每月", "月均", "每人每月", "个月")),
        ("亩", ("每亩", "亩均")),
        ("次|趟|回", ("每次", "次均", "每人次")),
        ("套|平方米?|平米?", ("每平方米", "均价", "每套")),
    )
)
# A day or month is asked for: the year alone is no answer.
DATES = (
    (
        re.compile(
            r"几月(?:份|几[号日])?|几[号日](?![线楼院文台])|哪一?天|哪个?月|(?<![哪了])几点(?:[开关]|[了吗？?]|$)|具体(?:时间|日期)"
        ),
        ("月", "季度", "上半年", "下半年", "年底"),
    ),
)
