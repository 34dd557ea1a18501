"""What whoever runs an evaluation must mend, one class each; `str(error)` is one Chinese sentence.

EvalProblem
├── SetRefused      a line of a question set is no question, or names a report that the index lacks
├── AnswersRefused  the answers to be scored are missing or no answers
└── BenchFailed     a program that the bench starts did not do its work
"""


class EvalProblem(Exception):
    """A problem of question set, answers or machine that stops an evaluation."""


class SetRefused(EvalProblem):
    """A question set cannot be taken; the message names file, line and field."""


class AnswersRefused(EvalProblem):
    """The answers cannot be scored; the message names file and line."""


class BenchFailed(EvalProblem):
    """The server or a build did not finish; the message carries its last words."""
