"""What goes wrong with what is kept, one class each; `str(error)` of the first four is one Chinese sentence.

StorageProblem
├── DatabaseMisnamed  ZHENGWEN_WEB_DATABASE is no URL of a database that the program knows
├── DatabaseForeign   the database was written by another version of the program, or holds something else
├── BackupRefused     a backup cannot be written or taken; nothing was changed
├── RowUnknown        there is no answer with this id
├── AnswerUnknown     an answer is rated that there is not, or that is somebody else's
└── StorageAway       the database has not done it in time: ask again
"""


class StorageProblem(Exception):
    """A problem with the database."""


class DatabaseMisnamed(StorageProblem):
    """The setting names no database; the message names the setting and repeats nothing of its value."""


class DatabaseForeign(StorageProblem):
    """The schema is none that this program knows; the message says what to do."""


class BackupRefused(StorageProblem):
    """A backup cannot be written, or a file cannot be restored; the message says why."""


class RowUnknown(StorageProblem):
    """No answer with this id is stored (any more)."""


class AnswerUnknown(StorageProblem):
    """No such answer, or not theirs."""


class StorageAway(StorageProblem):
    """The database is away, or too slow to wait for; what was under way may still be done, and may be asked again."""
