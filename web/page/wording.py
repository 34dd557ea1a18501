"""The page's own words; what an answer says comes from prompts/. Constants only."""

from qa.models import Outcome

TITLE = "政问"
QUESTION_LABEL = "您的问题"
PLACEHOLDER = "例如：{example}"
ASK = "提问"
TOPICS = ("就业", "住房", "教育", "医疗", "养老", "交通", "环境", "经济")
MOST_OF_TOPIC = 4
# What kind of answer it is where it is no plain one.
KINDS = {
    Outcome.ANSWERED: "",
    Outcome.PARTIAL: "部分找到",
    Outcome.CORRECTED: "已按报告更正",
    Outcome.CLARIFY: "请说得具体些",
    Outcome.NOT_IN_REPORT: "报告中没有",
    Outcome.OUT_OF_SCOPE: "不在回答范围",
    Outcome.GREETING: "",
    Outcome.BLOCKED: "不便回答",
    Outcome.TOO_LONG: "问题太长",
    Outcome.BUSY: "请稍后再试",
}
# Where the answer is a no, in full or in part, without anybody in particular to turn to.
NOES = frozenset({Outcome.PARTIAL, Outcome.NOT_IN_REPORT, Outcome.OUT_OF_SCOPE, Outcome.BLOCKED})
HOTLINE = "12345"
MODES = {"extractive": "原文摘录", "model": "模型整理"}
