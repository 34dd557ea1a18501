import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from index.errors import SeedRefused
from index.seeds import read_seeds
from index.sources import read_aliases, read_sources
from tests.index.fakes import CITY, ROOT, write_seeds


def test_the_entry_wins_over_the_text(tmp_path: Path) -> None:
    write_seeds(tmp_path / "s", {"a": CITY})
    (tmp_path / "s" / "sources.toml").write_text(
        '[[report]]\nfile = "a.txt"\ntitle = "题名"\nregion = "云州新区"\nyear = 2030\n'
        'delivered = "2030-02-01"\npublisher = "云州日报"\nurl = "http://yunzhou.example/1"\n'
    )
    (found,) = read_seeds(tmp_path / "s").reports
    assert (found.title, found.region, found.year, found.delivered, found.publisher, found.url) == (
        "题名", "云州新区", 2030, "2030-02-01", "云州日报", "http://yunzhou.example/1",
    )  # fmt: skip


def test_what_the_entry_leaves_out_is_read_from_the_text(tmp_path: Path) -> None:
    write_seeds(tmp_path / "s", {"a": CITY})
    (tmp_path / "s" / "sources.toml").write_text('[[report]]\nfile = "a.txt"\npublisher = "云州日报"\n')
    (found,) = read_seeds(tmp_path / "s").reports
    assert (found.title, found.region, found.year) == ("2024年云州市政府工作报告", "云州市", 2024)
    assert (found.delivered, found.publisher) == ("2024-01-08", "云州日报")


def test_a_changed_file_is_refused_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    write_seeds(tmp_path / "s", {"a": CITY})
    (tmp_path / "s" / "sources.toml").write_text(f'[[report]]\nfile = "a.txt"\nsha256 = "{"0" * 64}"\n')
    digest = sha256(CITY.encode()).hexdigest()
    with pytest.raises(
        SeedRefused, match=rf"a\.txt 与 sources\.toml 登记的 sha256 不符（实为 {digest}）：请恢复原文件"
    ):
        read_seeds(tmp_path / "s")


def test_notepad_s_mark_at_the_start_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[report]]\nfile = "a.txt"\n', "utf-8-sig")
    (tmp_path / "aliases.toml").write_text('[aliases]\n"烂尾" = ["保交楼"]\n', "utf-8-sig")
    assert list(read_sources(tmp_path)) == ["a.txt"]
    assert read_aliases(tmp_path) == {"烂尾": ("保交楼",)}


def test_a_table_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for name, read in (("sources.toml", read_sources), ("aliases.toml", read_aliases)):
        (tmp_path / name).mkdir()
        with pytest.raises(SeedRefused, match=rf"{name} 读不懂（是一个文件夹）"):
            read(tmp_path)


@pytest.mark.parametrize("write", [str.lower, str.upper])
def test_a_digest_may_be_written_in_either_case(tmp_path: Path, write: type[str]) -> None:
    write_seeds(tmp_path / "s", {"a": CITY})
    digest = write(sha256(CITY.encode()).hexdigest())
    (tmp_path / "s" / "sources.toml").write_text(f'[[report]]\nfile = "a.txt"\nsha256 = "{digest}"\n')
    assert len(read_seeds(tmp_path / "s").reports) == 1


@pytest.mark.parametrize(
    ("sources", "says"),
    [
        ('[[report]]\nfile = "a.txt"\n[[report]]\nfile = "a.txt"\n', "sources.toml 里 a.txt 登记了不止一次"),
        ('[[report]]\nfile = "a.txt"\nregoin = "云州市"\n', "regoin"),
        ('[[reports]]\nfile = "a.txt"\n', "reports"),
        ('[[report]]\nfile = "a.txt"\nyear = "明年"\n', "year"),
        ('[[report]]\nregion = "云州市"\n', "file"),
        ('[report]\nfile = "a.txt"\n', "读不懂"),
        ("report = 5\n", "读不懂"),
        ("[[report]\n", "读不懂"),
    ],
)
def test_a_wrong_entry_is_refused_and_named(tmp_path: Path, sources: str, says: str) -> None:
    write_seeds(tmp_path / "s", {"a": CITY})
    (tmp_path / "s" / "sources.toml").write_text(sources)
    with pytest.raises(SeedRefused, match=re.escape(says)):
        read_seeds(tmp_path / "s")


def test_sources_of_the_repository_name_every_report_with_its_digest() -> None:
    for folder in ("seeds", "eval/reports"):
        entries = read_sources(ROOT / folder)
        assert set(entries) == {path.name for path in (ROOT / folder).glob("*.txt")}
        assert all(re.fullmatch(r"[0-9a-f]{64}", entry.sha256) for entry in entries.values())


def test_aliases_come_longest_first_and_none_is_fine(tmp_path: Path) -> None:
    assert read_aliases(tmp_path) == {}
    (tmp_path / "aliases.toml").write_text('[aliases]\n"烂尾" = ["保交楼"]\n"托儿所名额" = ["托位", "普惠托育"]\n')
    assert list(read_aliases(tmp_path).items()) == [("托儿所名额", ("托位", "普惠托育")), ("烂尾", ("保交楼",))]


@pytest.mark.parametrize("text", ['[alias]\n"烂尾" = ["保交楼"]\n', '[aliases]\n"烂尾" = "保交楼"\n', "[aliases\n"])
def test_wrong_aliases_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "aliases.toml").write_text(text)
    with pytest.raises(SeedRefused, match=r"aliases\.toml 读不懂"):
        read_aliases(tmp_path)


ALIASES = tomllib.loads((ROOT / "seeds" / "aliases.toml").read_text("utf-8"))["aliases"]
REPORTS = [
    path.read_text("utf-8-sig") for folder in ("seeds", "eval/reports") for path in (ROOT / folder).glob("*.txt")
]


def bare(word: str) -> str:
    """An everyday word as questions are searched for it: in either case, without what may stand inside."""
    return re.sub("[了的过]", "", word).lower()


def test_everyday_words_are_found_as_they_are_written() -> None:
    assert {"GDP", "CPI", "找工作"} <= set(ALIASES)
    assert [word for word in ALIASES if len(bare(word)) < 2 or word != "".join(word.split())] == []
    assert len(set(map(bare, ALIASES))) == len(ALIASES)


def test_no_everyday_word_is_shadowed_by_a_shorter_one_before_it() -> None:
    words = list(map(bare, ALIASES))
    assert [(short, word) for n, word in enumerate(words) for short in words[:n] if short in word] == []


def test_what_everyday_words_stand_for_are_words_of_reports() -> None:
    forms = {form for forms in ALIASES.values() for form in forms}
    # 城乡居民收入分别达到 tells the income of 城镇居民 without writing their name.
    assert [
        form
        for form in sorted(forms)
        if not any(form.replace("城镇", "城乡") in text or form in text for text in REPORTS)
    ] == []
    assert [word for word, forms in ALIASES.items() if not forms or len(set(forms)) < len(forms)] == []
