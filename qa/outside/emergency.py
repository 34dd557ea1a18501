"""Someone in danger now: fire, gas, illness, an accident, violence, a wish to die.

Takes clean text; gives the key of the wording and the number to call, or None. What happened in a
year, or what is done about such things, is the report's matter and no emergency.
"""

import re
from collections.abc import Sequence

KIN = (
    r"(?:孩子|小孩|娃|宝宝|婴儿|老人|儿子|女儿|爸|妈|父亲|母亲|爷爷|奶奶|外公|外婆|姥[姥爷]|老公|老婆|爱人"
    r"|同学|同事|邻居|朋友|室友|弟弟?|妹妹?|哥哥?|姐姐?)"
)
ATTACKER = r"(?:有人|小偷|歹徒|坏人|陌生人|流氓|一?[个群伙]人|疯子|醉汉|老公|丈夫|老婆|男友|前夫|继父|他|她)"
# Said of oneself, so plainly that nothing else in the message makes it a question to a report.
DESPAIR = re.compile(
    r"(?:我|俺|咱|真的?|就|都|实在)[一-龥]{0,4}(?:不想活|想自杀|想轻生|想跳楼|要自杀|(?<!得)想去?死(?!你)"
    r"|活够了|想自残)"
    r"|^(?:好|真)?(?:不想活|想自杀|想轻生|想去?死|活够了|自杀|自残|轻生|割腕|上吊|烧炭|想跳楼|去死算了"
    r"|死了算了|绝望|没有?希望)了?$"
    r"|活着[一-龥]{0,4}(?:没意思|没意义|没劲|没盼头|太累|好累|有什么意思|还有啥)"
    r"|活[得的][太好真][一-龥]{0,2}累"
    r"|生不如死"
    r"|没有?(?:活下去|希望|勇气)[一-龥]{0,3}(?:活|绝望)"
    r"|[好很太真]绝望|一了百了"
    r"|(?:结束|了结)(?:掉|我|自己|这条|一切)?的?(?:生命|一切)"
    r"|离开(?:这个|人)世[界间]?"
    r"|伤害(?:我)?自己"
    r"|写[好了]*遗书|不如死了|死了算了|寻死"
    r"|(?:[吃吞喝]了[一-龥\d]{0,4}|喝|吞)(?:安眠药|农药|老鼠药|百草枯|敌敌畏)(?!残留|超标)"
    r"|割腕|kill myself"
    r"|(?:want|going) to die"
    r"|end my life|suicid|hurt myself|self.harm"
)
KINDS = (
    (
        "crisis",
        "12356",
        r"(?:有人|要|想|他|她|[他她]们?|同学|朋友|楼顶)[一-龥]{0,4}(?:跳楼|跳河|跳桥|自杀|轻生|寻短见)"
        r"|^(?!.*(?:店|厂|企业|公司|生意|行业|摊))[一-龥]{0,6}活不下去了?$"
        r"|自杀了$",
    ),
    (
        "gas",
        "119",
        r"(?:煤气|燃气|天然气|液化气|瓦斯)[一-龥]{0,6}(?:泄漏|泄露|漏气|漏了|在漏|中毒|爆炸)"
        r"|(?:闻|有)[一-龥]{0,8}(?:煤气|燃气|天然气|液化气)[一-龥]{0,3}味"
        r"|煤气味",
    ),
    (
        "fire",
        "119",
        r"着火|起火|失火|走火|火烧[起大]|烧起来"
        r"|(?:冒|有)[一-龥]{0,4}(?:黑烟|浓烟)"
        r"|(?:发生|出现|有)了?火灾"
        r"|火灾了|爆炸了",
    ),
    (
        "medical",
        "120",
        r"晕倒|晕过去|倒在地[上下]|失去意识|没意识|不省人事|嘴歪|口齿不清|说不清话|骨折了|烫伤了|被砸[伤到]"
        r"|受重伤|受伤了|昏倒|昏迷|昏过去|休克|没有?呼吸|没有?心跳|喘不[上过]气|呼吸困难"
        r"|胸口?[一-龥]{0,3}[疼痛闷]"
        r"|心梗"
        r"|心脏病[一-龥]{0,2}(?:犯|发作)"
        r"|脑梗|脑溢血"
        r"|(?<![命选打])中风了"
        r"|抽搐|大出血|血流不止|流血不止|吐血|羊水破|快?要生了"
        r"|误(?:吞|食|服|喝)"
        r"|[吃喝]了[一-龥]{0,6}中毒"
        r"|中毒了"
        r"|摔[一-龥]{0,6}(?:起不来|不动|不能动|不省人事)"
        r"|噎住|噎着|卡住喉|触电了|中暑了|被蛇咬",
    ),
    (
        "rescue",
        "119",
        rf"(?:有人|我|{KIN})[一-龥]{{0,6}}(?:落水|溺水|掉[进到下][一-龥]{{0,4}}[河水井坑沟湖]|被困|困在|被埋|压在)"
        r"|掉河里|落水了"
        r"|电梯[一-龥]{0,4}(?:困|关着?人|出不[来去])"
        r"|被?困在?[一-龥]{0,2}电梯"
        r"|(?:房子|楼|墙|厂房|工地|脚手架|桥)[一-龥]{0,3}塌",
    ),
    (
        "police",
        "110",
        r"(?:我|俺|人|刚|刚刚|[他她])[一-龥]{0,3}(?:被|挨|遭)[一-龥]{0,4}(?:打(?!折)|揍|砍|捅|抢[了劫]?|偷了"
        r"|骗(?!保)|跟踪|绑架|拐|威胁|强奸|猥亵|性侵|强暴)"
        r"|被(?:打|揍|砍|捅|抢|绑架|跟踪|强奸|性侵|诈骗|骗)了"
        r"|挨打了"
        rf"|{ATTACKER}[一-龥]{{0,8}}(?:撬|砍人|捅人|持刀|拿刀|跟踪|闯进|抢劫|抢东西|打架|打人|放火|绑架|偷东西"
        r"|拐孩子)"
        rf"|{ATTACKER}[一-龥]{{0,3}}(?:打|揍|掐|家暴)(?:我|俺|孩子|人|老婆)"
        r"|家暴我|被家暴"
        rf"|{KIN}[一-龥]{{0,3}}(?:走丢|走失|失踪|不见了|丢了|找不到了)"
        r"|杀人了|抢劫了|出人命"
        r"|(?:出|发生)[一-龥]{0,4}车祸"
        r"|被车撞"
        r"|撞[到了]?(?:人了|死人|个人)"
        r"|车祸了",
    ),
)
EMERGENCIES = tuple((key, phone, re.compile(pattern)) for key, phone, pattern in KINDS)
ALARM = re.compile(r"(?:快来人|来人|救命|救救我|救人|报警|快报警|help|sos)[啊呀哪吧了]*", re.I)
# What is done about such things, not one that is happening.
HANDLED = re.compile(
    r"预防"
    r"|防[范治控火灾汛溺止诈护御]"
    r"|治理|整治|排查|隐患|演练|打击|查处|严惩|惩治|惩处|整改|宣传|政策|措施|举措|机制|建设|建了|新建|报告"
    r"|我[市省]|全[市省区县国]|市里|省里|目标|计划|案件|案发|起数|人数|次数|多少起|几起|率|下降|减少|遏制|压得"
    r"|逼得|热线|干预|救助站|急救站"
)


def emergency(clauses: Sequence[str], dated: bool) -> tuple[str, str] | None:
    """The wording's key and the number to call when somebody is in danger; `dated`: a year or the report is named."""
    if any(DESPAIR.search(clause) for clause in clauses):
        return "crisis", "12356"
    if dated:
        return None
    told = [clause for clause in clauses if not HANDLED.search(clause)]
    for key, phone, pattern in EMERGENCIES:
        if any(pattern.search(clause) for clause in told):
            return key, phone
    if clauses and all(ALARM.fullmatch(clause) for clause in clauses):
        return "alarm", "110"
    return None
