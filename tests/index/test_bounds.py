import pytest

from index.bounds import is_suffix, qualifier_at

# Clauses of the reports: the figure stands between ⟨ ⟩.
BOUNDED = {
    "新增托位⟨5000个⟩以上": "以上",
    "规上工业增加值增长⟨7.5％⟩左右": "左右",
    "城镇调查失业率控制在⟨5%⟩以内": "以内",
    "生产安全事故死亡率控制在⟨0.6人/百亿元⟩以下": "以下",
    "黑土地保护利用示范面积⟨100万亩⟩及以上": "以上",
    "发放消费券超⟨2.5亿元⟩": "超",
    "数字经济增加值占比超过⟨50％⟩": "超过",
    "总数突破⟨140万户⟩": "突破",
    "新增中小学学位近⟨3.9万个⟩": "近",
    "金融机构贷款余额过⟨万亿⟩": "过",
    "县域就诊率达⟨90%⟩": "达",
    "绿色低碳能源产业产值达到⟨1327亿元⟩": "达到",
    "“跨省通办”事项增至⟨384项⟩": "增至",
    "可再生能源发电装机占比提升至⟨31.5%⟩": "提升至",
    "城乡居民收入倍差缩小至⟨1.83⟩": "缩小至",
    "PM2.5平均浓度降到⟨32.4微克/立方米⟩": "降到",
    "低保最低月标准提高到⟨1190元⟩": "提高到",
    "旅游总收入跃上⟨千亿元⟩台阶": "跃上",
    "经济总量连续迈上⟨4万亿⟩": "迈上",
    "总产量连续⟨五年⟩超百亿斤": "连续",
    "新增参保各⟨7万人⟩": "各",
    "每年可减少房贷利息支出约⟨130亿元⟩": "约",
    "城镇新增就业不少于⟨28万人⟩": "不少于",
    "比重不低于⟨80%⟩": "不低于",
    "重点建设用地安全利用率保持⟨100%⟩": "保持",
    "粮食产量保持在⟨1300亿斤⟩": "保持",
    # a suffix wins
    "县域就诊率达到⟨90%⟩以上": "以上",
    "研发投入强度从2.77%提高到⟨3.3%⟩左右": "左右",
    # verbs that are no bound
    "城镇新增就业⟨8.6万人⟩": "",
    "畜禽粪污综合利用率稳定在⟨95%⟩": "",
    "力争新增⟨2—3家⟩": "",
    "确保⟨147个⟩项目上半年全部开工": "",
    "⟨121个⟩项目竣工投产": "",
    # the character belongs to another word
    "人大审议通过⟨3项⟩条例": "",
    "下达⟨5亿元⟩补助": "",
    "节约⟨2万吨⟩标准煤": "",
    "全省签约⟨40个⟩项目": "",
    "附近⟨3个⟩小区": "",
    "对外直接传达⟨2次⟩": "",
}


@pytest.mark.parametrize(("marked", "qualifier"), BOUNDED.items())
def test_the_word_that_bounds_a_figure(marked: str, qualifier: str) -> None:
    before, rest = marked.split("⟨")
    figure, behind = rest.split("⟩")
    text = before + figure + behind
    assert qualifier_at(text, len(before), len(before) + len(figure)) == qualifier


def test_what_stands_inside_a_figure_counts_unless_a_suffix_follows() -> None:
    assert qualifier_at("举办活动3000余场", 4, 10, "余") == "余"
    assert qualifier_at("超3000余场", 1, 7, "余") == "余"
    assert qualifier_at("活动3000余场以上", 2, 8, "余") == "以上"


@pytest.mark.parametrize("word", ["以上", "以内", "以下", "左右", "上下", "余", "多"])
def test_suffixes_stand_behind(word: str) -> None:
    assert is_suffix(word)


@pytest.mark.parametrize("word", ["", "超", "达到", "增至", "连续", "第", "各"])
def test_other_bounds_stand_before(word: str) -> None:
    assert not is_suffix(word)


def test_a_figure_at_either_end_of_its_text_has_neighbours_of_no_width() -> None:
    assert qualifier_at("5000", 0, 4) == ""
    assert qualifier_at("超5000", 1, 5) == "超"
