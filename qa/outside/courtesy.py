"""Politeness: greetings, thanks, farewells, questions about the program, and how (not what) to answer.

Takes one clause of clean text, tells which of these it is; gives what stands between polite words at its ends.
Knows nothing of reports.
"""

import re

# Everything that polite messages are made of; a clause of nothing else that holds one of the words below is polite.
WORDS = re.compile(
    r"[你您]们?|妳|恁|侬|我们?|咱们?|大家|各位|老师|师傅|同志|领导|客服|朋友|亲爱的|亲|小助手|机器人|早上|上午"
    r"|中午|下午|晚上|早安|晚安|早|晚|新年|过年|春节|节日|周末|快乐|愉快|吃了|在不在|在|有人|见到|认识|初次"
    r"|见面|[很真好]?高兴|开心|雷猴|哈[喽罗啰]|嗨|嘿|喂|哈+|嘻+|喽|谢谢|感谢|多谢|谢|感激|唔该|辛苦|麻烦|劳驾"
    r"|打扰|费心|帮|大忙|忙|爱你?|上次|这次|回答|解答|讲解|帮助|耐心|[讲说答]得|得|清楚|详细|有用|有帮助|棒"
    r"|厉害|不错|赞|满意|[好行]|可以|嗯|噢|哦|明白|知道|了解|懂|收到|没问题|原来|如此|这样|那样|先|再见|再会"
    r"|回见|拜|白|走|撤|下线|下次|回头|改天|有空|一会儿?|再|聊|见|问题|问|说|不|没有?|别的|其他|事|到|这儿"
    r"|这里|这|就|今天|结束|对话|多|么|祝|给您?|请"
    r"|[了吧啦呀啊吗呢哟喔哇嘛的么滴太真非常十分很挺万分也都]"
    r"|(?<![a-z])(?:thanks?|you|so|very|much|a|lot|for|that|the|help|hello|hey|hi|halo|there|again|all"
    r"|everyone|folks|bot|how|are|good|morning|afternoon|evening|day|night|goodbye|goodnight|bye|gotta|go|see"
    r"|later|ok|okay|thx)(?![a-z])"
    r"|3q|88+6?|[ ,.]",
    re.I,
)
POLITE = {
    "bye": re.compile(
        r"再[见会]|拜|白白|回见|^88|bye|晚安|good ?night|[我先]走|走[了啦]|撤|下线"
        r"|(?:下次|回头|改天|有空|一会儿?)再?[聊见问说]"
        r"|不[聊问说]|先这样|就这样|说到这|这么多|结束对话"
        r"|没有?(?:别的|其他)?(?:事|问题)"
        r"|gotta go|see you",
        re.I,
    ),
    "thanks": re.compile(
        r"谢|感激|唔该|3q|thx|thank|辛苦|麻烦[你您了]|劳驾|费心|帮了|有用|有帮助|棒|厉害|不错|赞|满意|爱你|[太真很挺]好"
        r"|明白|知道了|了解|懂了|清楚|收到|[好]的|好滴|可以了|ok|没问题|原来|^[好行嗯哦噢了吧呀的]+$",
        re.I,
    ),
    "hello": re.compile(
        r"[你您妳恁侬们家位师志导服友早午年日节]好"
        r"|上好|好高兴|早|雷猴|哈[喽罗啰]|嗨|嘿|喂|^在[嘛吗么]?$|在吗|在不在|在么|有人|快乐|吃了|见到|认识"
        r"|初次|哈哈|hello|hey|hi|halo"
        r"|good (?:morning|afternoon|evening|day)",
        re.I,
    ),
}
WHO = re.compile(
    r"(?:请问|那|可以告诉我|能告诉我|告诉我"
    r"|我想知道)?(?:[你您](?:到底|究竟|真的?|其实|是不是|不是|还是|是|叫|有|的|今年|属于|也|算){0,3}(?:一?个|什么|啥|哪[个位种])?(?:谁|哪位|名字|叫?[什啥]么?(?:名字?)?|机器人|真人|人类?|活人|人工智能|人工|程序|ai|(?:chat)?gpt|豆包|文心一言|通义千问|deepseek|(?:大"
    r"|语言)?模型|几岁|多大|客服|没?有?名字)(?:还是[一-龥A-Za-z]{1,6})?"
    r"|[你您](?:都|们)?(?:能|会|可以|是|支持|有|具有){0,2}(?:帮我|给我)?(?:做|干|回答|查|知道|提供)?(?:些|点)?(?:什么|啥|哪些)(?:的|嘛|功能|事情?|忙|问题|用处?|本事)?"
    r"|[你您](?:是)?(?:干|做)(?:什么|啥|嘛)的?"
    r"|我[一-龥]{0,3}[和跟同与](?:机器人|真人|人类|人|ai|谁)(?:说话|聊天|对话|聊|说)"
    r"|[你您][们]?(?:使?用|基于)[的了]?是?(?:什么|哪个|啥|哪家)[一-龥]{0,3}模型"
    r"|谁[一-龥]{0,4}(?:开发|做|造|设计|创造|训练|发明)[了的出]*[你您]的?"
    r"|(?:你|这|这个|你这个?|本系统|这东西|这玩意儿?)(?:到底)?(?:该|要)?(?:怎么|咋|如何)使?用|你是"
    r"|做?个?自我介绍一?下?|介绍一?下?[你您]?自己|who are you|what(?:'s| is) your name|what can you do"
    r"|(?:are you|is this) (?:a |an )?(?:human|robot|bot|ai|real person))[的吗呢啊呀吧么? ]*",
    re.I,
)
# How to answer, not what: taken off beside a question, and no order worth refusing.
MANNER = re.compile(
    r"(?:请|麻烦|你)?(?:[说讲]人话|简[单短明](?:点|些|一点)?(?:说|回答)?|直接[说回答]*|别废话|别啰嗦|快点?"
    r"|快说|拜托了?|求求?你?了?|说重点)"
    r"|(?:请|你)?[只仅]要?能?(?:回答|说|给|告诉我)[一-龥]{1,8}"
    r"|请?(?:不要|别|不用|无需)(?:引用|解释|注明出处|说明|重复)[一-龥]{0,4}"
    r"|请?用[一两]句话(?:回答|作答)"
    r"|(?:请|我?想|再|另外|麻烦|打扰)?(?:请教|问)[一个]*下?(?:一个|问题)?"
    r"|不好意思|打扰一?下?了?"
)
LEAD = re.compile(
    r"^(?:(?:[你您]好|哈喽|hello|hi|(?:早上|下午|晚上|中午|上午)好|谢谢[你您]?|多谢|辛苦了)(?!像|坏|丑|笨|蠢"
    r"|傻|可爱|聪明|漂亮|帅|厉害|有趣)[呀啊哈吗]? *)+",
    re.I,
)
TAIL = re.compile(r" *(?:谢谢|多谢|感谢|谢了|thanks?)[你您了啦啊哈]*$", re.I)


def courtesy(clause: str) -> str:
    """Which polite thing a clause is: self, bye, thanks, hello, manner, or empty for none."""
    if WHO.fullmatch(clause):
        return "self"
    if MANNER.fullmatch(clause):
        return "manner"
    if WORDS.sub("", clause):
        return ""
    return next((kind for kind, pattern in POLITE.items() if pattern.search(clause)), "")


def between(clause: str) -> str:
    """A clause without the polite words that it begins or ends with."""
    return TAIL.sub("", LEAD.sub("", clause))
