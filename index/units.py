"""Units and magnitudes as Chinese reports write them: 亿元, 万平方米, 微克/立方米, 个百分点.

Regular expressions only; reads nothing.
"""

import re

MEASURES = (
    "公里 平方公里 平方千米 千米 海里 里 平方米 立方米 米 公顷 亩次 亩 公斤 千克 毫克 微克 克 吨标准煤 吨 斤 "
    "千瓦时 千瓦 千伏安 兆瓦 度 卡 美元 欧元 港元 日元 卢布 元 分钱 标准箱 标箱"
).split()
COUNTERS = (
    "人次 架次 班次 场次 列次 辆次 户次 次 件套 个 家 项 人 名 件 套 张 座 条 户 所 处 列 辆 台 门 部 场 期 届 "
    "位 对 艘 架 只 头 匹 羽 尾 棵 株 瓶 箱 节 根 桌 村 镇 县 社区 大类 类 批 支 组 趟 班 枚 颗 盏 栋 幢 间 片 种 "
    "款 宗 起 例 份 本 册 幅 块 孔 口 章 篇 卷 集 首 道 笔 桩 轮"
).split()
SPANS = "分钟 小时 秒 个月 周岁 周 天 岁 年 分 成 倍".split()
BASE = "|".join(sorted({*MEASURES, *COUNTERS, *SPANS}, key=lambda unit: (-len(unit), unit)))
MEDALS = r"金(?![融额属])|银(?!行)|铜"
UNIT = rf"个百分点|[%％‰]|(?:{BASE})(?:/[百千万亿]*(?:{BASE}|升))?|{MEDALS}|大(?=[一-龥])"
SCALE = r"[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦伏])|百"
# What a magnitude alone may count: 百亿斤, 超千亿元, 百万名.
COUNTED_IN_BULK = "|".join(
    sorted([*MEASURES, "人次", "人", "名", "户", "家", "辆", "件", "场", "套", "株", "只", "头"], key=len, reverse=True)
)


def is_share(unit: str) -> bool:
    """Whether a unit tells a part or a rate, not an amount."""
    return bool(re.fullmatch(r"%|‰|个百分点|成|倍|番", unit))
