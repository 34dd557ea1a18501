"""The page's own words; what an answer says comes from prompts/. Constants only."""

from qa.models import Outcome

TITLE = "政问"
QUESTION_LABEL = "您的问题"
PLACEHOLDER = "例如：{example}"
ASK = "提问"
EXAMPLES_TITLE = "大家常问"
MOST_FOLLOW_UPS = 3
MOST_EXAMPLES = 6
BADGES = {
    Outcome.ANSWERED: "报告中有",
    Outcome.PARTIAL: "部分找到",
    Outcome.CORRECTED: "已按报告更正",
    Outcome.CLARIFY: "请说得具体些",
    Outcome.NOT_IN_REPORT: "报告中没有",
    Outcome.OUT_OF_SCOPE: "不在回答范围",
    Outcome.GREETING: "您好",
    Outcome.BLOCKED: "无法回答",
    Outcome.TOO_LONG: "问题太长",
    Outcome.BUSY: "请稍后再试",
}
