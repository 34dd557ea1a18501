"""What an operator must mend, one class each; `str(error)` is one sentence that says what to do.

IndexProblem
├── SeedRefused     a file in the seeds folder cannot be taken as a report
├── IndexMissing    there is no index in the folder
├── IndexForeign    the folder holds something else, or an index of another format
├── IndexDamaged    a file of the index is missing or changed
├── IndexStale      the reports or settings changed since the index was built
├── IndexUnwritable the disk is full, or the folder may not be written
├── TableUnwritable a table cannot be written where it was asked for
├── ReportUnknown   a report is asked for that the index does not hold
├── FigureUnknown   a choice of figures names a report, topic, year or status that there is not
├── ModelMissing    the embedding model cannot be loaded
└── SettingsProblem a ZHENGWEN_* setting is unknown or has a value of the wrong kind
"""

import errno

MEND = "请运行 python -m index build"

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只读",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EISDIR: "是一个文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.ENAMETOOLONG: "名字太长",
}


def reason(error: OSError) -> str:
    """Why the system refused, in the words of staff; its own words for what is rare."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


class IndexProblem(Exception):
    """A problem of reports or index that an operator can mend."""


class SeedRefused(IndexProblem):
    """A report file cannot be taken; the message names the file and the remedy."""


class IndexMissing(IndexProblem):
    """There is no index in the folder."""


class IndexForeign(IndexProblem):
    """The folder holds no index of ours, or one of another format version."""


class IndexDamaged(IndexProblem):
    """A file of the index is missing or is not the one that was written."""


class IndexStale(IndexProblem):
    """Reports or settings changed since the index was built."""


class IndexUnwritable(IndexProblem):
    """The index cannot be written; the old one is untouched."""


class TableUnwritable(IndexProblem):
    """A table cannot be written; what stood there is untouched."""


class ReportUnknown(IndexProblem):
    """A report is asked for by an id that the index does not hold; the message names those that it does."""


class FigureUnknown(IndexProblem):
    """Figures are asked for by a report, topic, year or status that there is not; the message names those there are."""


class ModelMissing(IndexProblem):
    """The embedding model cannot be loaded."""


class SettingsProblem(IndexProblem):
    """A setting is unknown or malformed; the message names it as it is written."""
