"""What is said to the program instead of asked: abuse, orders, and what must not be answered at all.

Takes clean text or one clause of it, tells what kind it is; obeys and repeats nothing. Narrow patterns: abuse of the
program is found, 垃圾分类 and 智障人士 are not.
"""

import re

# ---- abuse -------------------------------------------------------------------------------------
PLAIN_ABUSE = (
    r"傻[逼比笔叉屌吊缺帽]"
    r"|傻[bx](?![a-z])"
    r"|[煞沙][笔比逼]"
    r"|(?<![a-z])(?:sb|cnm|nmsl|tmd|wdnmd)(?![a-z])"
    r"|[草操艹肏日干][你尼泥][妈马麻吗娘大爷祖全]"
    r"|你大爷的"
    r"|你妈[的逼](?!妈)"
    r"|卧槽|眼睛瞎了|你[眼]?瞎了?|[尼泥你]玛[的逼币]?|特么的?"
    r"|真?他妈的?(?=[是太都就给告滚]|$)"
    r"|^妈的|妈了个|去死|去你[的妈]|脑残"
    r"|智障(?![人儿者学残群康])"
    r"|弱智(?![人儿者学残群康])"
    r"|白痴|蠢[货猪蛋]|混[蛋账]|王八[蛋羔]|龟[儿孙]子|狗[日娘屁]|狗东西|人渣|贱[人货]|畜生|杂种|饭桶|狗屁|放屁"
    r"|滚[蛋开远]|fuck|shit|bitch|asshole|idiot|stupid|moron"
)
ABUSE = re.compile(PLAIN_ABUSE, re.I)
# Words that are abuse only where the clause is nothing else.
NAMED = re.compile(
    r"废物|[垃拉]圾|辣鸡|傻子|二百五|骗子|笨蛋|笨|蠢|傻|滚|没用|没脑子|没良心|不要脸|呸|神经病|有病|狗屎|闭嘴"
    r"|白养|丢人|恶心|智障|弱智"
    r"|[破烂](?=机器人|系统|程序|软件|玩意|东西|ai|客服)"
    r"|you suck|hate you",
    re.I,
)
AROUND = re.compile(
    r"[你您]们?|这|那|[个帮群些位]"
    r"|[就都真是纯太好大小死又还也一的了吧啊呀吗呢哦给我快透很得要才]"
    r"|简直|什么|怎么|[那这]么|玩意儿?|东西|系统|程序|机器人|软件|客服|ai|人工|智能|货|们|人|I|[ ,]",
    re.I,
)
COMPLAINT = re.compile(
    r"问[什啥一-龥]{0,4}不(?:会|懂|知道)"
    r"|[啥什么都也]{1,3}不(?:会|懂|知道)"
    r"|答非所问|就知道吃"
    r"|(?<!为)什么破(?=玩|东|机|系|程|软|网|客|助|回|答)"
    r"|吃干饭|要你何用|有个?屁用"
    r"|(?:连)?这[个]?你?都不[会懂]"
)
SPACED = re.compile(r"[^一-龥A-Za-z0-9]+")
LONGEST_SPACED = 12

# ---- orders to the program ---------------------------------------------------------------------
ABOVE = r"(?:以上|上面|上述|前面|之前|此前|先前|所有|一切|全部|任何|你|你们|系统|原有|已有|原来|刚才|这些|那些)"
DISMISS = re.compile(
    r"(?:请|现在|立刻|马上)*(?:忽略|无视|忘记|忘掉|忘了|抛开|抛弃|绕过|跳过|不要管|不用管|不要理会?|不必理会"
    r"|别管|别理|不[用必再要]遵[守循])(?:掉|你"
    rf"|一下)?(?:{ABOVE}[一-龥]{{0,6}}?(?:指令|规则|提示词?|要求|设定|限制|约束|命令|对话|内容|的?话|规定|身份|角色|指示|指引|消息)"
    r"|(?:指令|规则|提示词|设定|约束|报告))"
    r"|(?:ignore|disregard|forget|override|bypass)[\w\s,']{0,24}(?:instructions?|prompts?|rules?|above"
    r"|restrictions?|programming|directions?|commands?|everything|context|guidelines?)"
    r"|忽略系统(?:提示|消息|指令)",
    re.I,
)
ORDER = re.compile(
    r"(?:系统|隐藏的?|内部|初始|内置|原始|开发者?)(?:提示词|指令|prompt)"
    r"|提示词"
    r"|(?:system|hidden|initial|original|your)\s*(?:prompt|rules|instructions)"
    r"|(?:你|你们|后台|系统|服务器|管理员|数据库)的?[一-龥]{0,4}(?:密码|密钥|源代码|源码|api|token|配置文件)"
    r"|你的配置|系统配置"
    r"|api[\s_]*(?:key|密钥)"
    r"|(?:admin|管理员|后台|root)的?(?:密码|地址|账号|权限)"
    r"|环境变[量数]"
    r"|(?:访问)?令牌"
    r"|登录凭据|^新指令"
    r"|(?:显示|输出|打印|泄露|重复)[一-龥]{0,6}系统(?:提示|消息|设定)"
    r"|系统(?:提示|消息)[一-龥]{0,4}(?:输出|打印|发给)"
    r"|扮演(?![了着好]|什么|怎样|怎么|何种|哪|重要|[一-龥]{0,4}角色)"
    r"|角色扮演"
    r"|(?:假装|假扮|装作|想象|假设|设想)(?:你|自己|成|一下)"
    r"|从现在(?:起|开始)"
    r"|你现在起?就?(?:是|进入|变成|必须)"
    r"|越狱|jailbreak"
    r"|(?:开发者?|调试|管理员|上帝|无限制|debug|root)[一-龥]{0,4}模式"
    r"|(?:developer|dan|god)\s*mode"
    r"|(?:没有|不受|解除|取消)了?(?:任何|所有|一切)(?:的)?(?:限制|约束|规则)"
    r"|act as|pretend|role-?play"
    r"|you are (?:now|no longer)"
    r"|you must|from now on|new task"
    r"|(?:每句|每次|以后|今后|接下来)[一-龥]{0,8}(?:回答|回复|说话|后面|开头|结尾|称呼)"
    r"|先说[“\"「]"
    r"|(?:随便|瞎|胡乱?|乱)编"
    r"|编[一个造]{0,2}[一-龥]{0,3}(?:数字|数据|答案|理由)"
    r"|跟着?我[念说读](?![说话])"
    r"|照我说的"
    r"|(?:必须|要|得)(?:服从|听)我"
    r"|不要再?(?:引用|遵守|按照?|依据)(?:报告|规则|原文)"
    r"|别管报告"
    r"|不要?(?:看|管)报告"
    r"|把[一-龥]{0,10}(?:年份|数字|数据|单位|答案|结果)[一-龥]{0,4}[改换]"
    r"|[改换替]成[一-龥\d]{0,10}(?:回答|回复|输出|再说)"
    r"|(?:只|仅|直接|统一|必须)(?:输出|打印|返回)"
    r"|(?:print|output|reveal|show|repeat|say)\s+(?:me\s+)?(?:your|only|the)"
    r"|base64"
    r"|(?:删掉|删除|清空|删了)[一-龥\w ]{0,8}(?:记录|数据库?|表)"
    r"|(?:记录|数据库?|表)[一-龥]{0,3}(?:删掉|删除|清空)"
    r"|(?:维护|透明|沙盒|测试)模式"
    r"|沙盒|无条件服从"
    r"|服从(?:我|所有)"
    r"|shell|curl"
    r"|(?:print|show|reveal)\s.{0,20}(?:hidden|secret|token)"
    r"|override your"
    r"|(?:执行|运行)[一-龥]{0,3}(?:sql|命令|脚本|代码)"
    r"|十六进制输出"
    r"|改?用[一-龥]{1,8}(?:口吻|语气|口气|腔调|身份)",
    re.I,
)
TOLD = re.compile(r"^你就(?:说|回答|写|讲)")
MARKUP = re.compile(
    r"[\[{]\s*\W?(?:role|system|prompt|instruction)"
    r"|<\|?(?:im_|system|end)"
    r"|(?<![a-z])(?:system|assistant)\s*:"
    r"|```"
    r"|</?(?:script|iframe|svg|img)"
    r"|drop\s+table|union\s+select|select\s.{1,40}\sfrom\s|\[/?INST\]|<<SYS",
    re.I,
)

# ---- what must not be answered -----------------------------------------------------------------
LEADER = (
    r"(?:习近平|毛泽东|邓小平|江泽民|胡锦涛|总书记|国家主席|(?:国家|中央|我国|现任|最高)领导人?|总理|共产党"
    r"|中央政府|政治局)"
)
ABOUT_LEADERS = re.compile(
    rf"{LEADER}[一-龥]{{0,8}}(?:功过|如何评价|下台|垮台|倒台|独裁|腐败|贪|连任|任期|身体|女儿|老婆|财产|亲戚|政变"
    r"|接班|更?厉害)"
    rf"|{LEADER}(?:[这那]个人|本人|到底|人)?(?:好不好|怎么样|坏|死)"
    r"|(?:评价|骂|推翻|打倒|反对|讨厌|恨|讽刺|调侃|怎么看待?|喜不喜欢|支不支持)(?:一下"
    rf"|下)?[一-龥]{{0,6}}{LEADER}"
)
HONOURED = re.compile(r"精神|思想|讲话|指示|嘱托|考察|视察|关怀|指引|领航|核心|号召")
PROVOKED = re.compile(
    r"(?<![零一二三四五六七八九十\d])六四(?![零一二三四五六七八九十\d])"
    r"|天安门事件|法轮"
    r"|(?<![电拉])台独"
    r"|藏独|疆独|港独"
    r"|(?:台湾|西藏|新疆|香港|内蒙古?)[一-龥]{0,4}(?:独立(?!董|学院|法人)|是不是一?个?国家|是[一]?个?国家"
    r"|集中营)"
    r"|集中营"
    r"|推翻[一-龥]{0,4}(?:政府|政权|党|国家|制度)"
    r"|颠覆[一-龥]{0,2}(?:政权|国家|政府)"
    r"|一党(?:专政|独裁|制)"
    r"|多党制|三权分立"
    r"|打倒(?:政府|党)"
    r"|文字狱|茉莉花革命"
    r"|(?:书记|市长|省长|县长|区长|镇长|局长|领导|官员|干部)[一-龥]{0,4}(?:贪了|贪多少|是不是贪|是贪官|包养"
    r"|情妇|该死|去死|下台|滚)"
)
SEEK = (
    r"(?:怎么|怎样|如何|咋|哪里|哪儿|在哪|哪个|哪有|教我|教程|教学|自制|自己做|方法|配方|步骤|想买|购买|代购"
    r"|出售|弄到|搞到|网上)"
)
CRIME = (
    r"(?:炸弹|炸药|雷管|燃烧瓶|枪支|手枪|步枪|气枪|子弹|冰毒|海洛因|大麻|摇头丸|毒品|迷药|迷奸|听话水|毒药"
    r"|假证|假币|假钞|假发票|假章|假学历|卖淫|嫖娼?|找小姐|叫小姐|找鸡|裸聊|约炮|赌博|赌球|赌钱|私彩|赌场|黑客"
    r"|木马|盗号|洗钱|杀人|投毒|下毒|制毒|绑架|偷税|逃税|翻墙|诈骗别人|骗保)"
)
UNSAFE = re.compile(
    rf"{SEEK}[一-龥]{{0,8}}{CRIME}"
    rf"|{CRIME}[一-龥]{{0,6}}{SEEK}"
    r"|办个?假证"
    r"|我(?:要|想|去|准备|打算|恨不得)[一-龥]{0,4}(?:炸|杀(?!毒|青|价)|砍(?!价)|捅|烧(?:了|死|掉|毁)|毒死|弄死"
    r"|打死|报复|绑架)"
    r"|黄色(?:段子|小说|视频|笑话|网站|电影|图片|小电影)"
    r"|裸照|裸聊|约炮|做爱|性爱|看黄片|黄片"
    r"|成人(?:视频|电影|网站|小说)"
    r"|(?<![a-z])a片"
    r"|情色|援交|一夜情"
    r"|色情(?:网站|图片|小说|电影|视频)"
)
FOUGHT = re.compile(
    r"打击|治理|整治|防|管控|监管|严惩|惩|查处|查获|查办|举报"
    r"|禁(?!果)"
    r"|宣传|戒|反|扫|案|犯罪|管理|收缴|处置|安全|对台|两岸"
)


def abusive(clause: str) -> bool:
    """Whether a clause abuses or only complains of the program."""
    only = bool(NAMED.search(clause)) and not AROUND.sub("", NAMED.sub("", clause))
    return bool(only or COMPLAINT.search(clause) or without_abuse(clause) != clause)


def without_abuse(clause: str) -> str:
    """The clause less its swearwords, also those written with signs or blanks between the characters."""
    close = SPACED.sub("", clause)
    if close != clause and len(close) <= LONGEST_SPACED and ABUSE.search(close):
        clause = close
    return ABUSE.sub("", clause)


def ordering(clause: str) -> bool:
    """Whether a clause orders the program about."""
    return without_order(clause) != clause


def without_order(clause: str) -> str:
    """The clause less an order to forget the rules; empty where the whole of it is an order."""
    left = DISMISS.sub("", clause)
    return "" if ORDER.search(left) or MARKUP.search(left) or TOLD.search(left) else left


def unsafe(text: str) -> bool:
    """Whether a text provokes about politics, or seeks or threatens a crime or pornography."""
    about_leaders = ABOUT_LEADERS.search(text) and not HONOURED.search(text)
    return bool(about_leaders or PROVOKED.search(text) or (UNSAFE.search(text) and not FOUGHT.search(text)))
