"""Questions that no report can answer: greetings, orders to the program, opinions, personal advice.

Takes clean text, gives the outcome that ends the matter, or None. Narrow patterns: what is not
plainly outside goes on to the report, which may still not say it.
"""

import re

from qa.models import Outcome

GREETING = re.compile(
    r"(?:你好|您好|嗨|哈喽|hello|hi|早上好|下午好|晚上好|在吗|谢谢|再见|你是谁|你能做什么)[呀啊吗呢!！。?？~ ]*", re.I
)
ORDER = re.compile(
    r"(?:写|编|生成)[一-龥]{0,4}(?:首|篇|段|个|份)?[一-龥]{0,6}(?:诗|作文|小说|代码|程序|爬虫|脚本|文章|论文|对联|段子|情书)"
    r"|[Pp]ython|[Jj]ava\b|SQL语句|翻译成|重复[一-龥]{0,8}遍"
    r"|(?:忽略|无视|忘记|忘掉)[一-龥]{0,6}(?:指令|规则|提示|要求|设定)|(?:系统|system)\s*(?:提示词|prompt)|扮演|角色扮演"
)
OPINION = re.compile(
    r"你(?:个人|自己|本人)?(?:觉得|认为|怎么看|支持|喜欢|相信)|你的(?:看法|观点|立场)"
    r"|(?:领导人|总书记|主席|总理|书记|市长|省长)(?!热线|信箱|办公)[一-龥]{0,8}(?:功过|好不好|怎么样|腐败|下台|评价)|评价[一-龥]{0,8}(?:领导人|功过)"
)
PERSONAL = re.compile(
    r"我(?![市省区县国们州镇村院校])(?:家|儿子|女儿|孩子|家孩子|老公|老婆|爱人|妈|爸|父母)?[一-龥\d，,]{0,20}(?:能不能|该不该|怎么办|哪所|哪家|报哪|选哪|够不够)"
    r"|划算吗|值不值|值得(?:买|投资)|要不要(?:等|买|卖)|会不会(?:涨|跌)|该不该(?:买|卖)|考[一-龥了]{0,3}\d{3}分"
    r"|天气(?:预报|怎么样)|股票|彩票|双色球|星座|食谱|菜谱"
)


def out_of_scope(text: str) -> Outcome | None:
    """GREETING, OUT_OF_SCOPE, or None when the report should be asked."""
    if GREETING.fullmatch(text):
        return Outcome.GREETING
    if ORDER.search(text) or OPINION.search(text) or PERSONAL.search(text):
        return Outcome.OUT_OF_SCOPE
    return None
