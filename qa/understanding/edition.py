"""Which reports a question asks, of which years, and whether for what was done or for what is aimed at.

Takes clean text and the index's reports, gives `Edition` with its slots. What a year brought stands in the
report of the year after, what was aimed at in its own; 今年 is the newest edition's year, never the clock's.
Does not look at what is asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.models import Report, Status
from index.structure import plan_period
from qa.stages import Edition, Slot
from qa.understanding.place import (
    before_regions,
    is_province,
    named_regions,
    names_of,
    other_places,
    places_told,
    short_name,
)
from qa.understanding.when import BOTH_YEARS, Time, find_times, statuses, without_times

KIND = r"(?:省份?|市|县|区|地区?|地方)(?![级区县场])"
EVERY = re.compile(rf"(?<!哪)(?P<count>[两三四五]个?|这几个?|几个|各个?|每个|所有)(?P<kind>{KIND})")
WHICH = re.compile(rf"(?:(?P<kind>哪一?个?{KIND})|谁|哪[里边儿一]).*?[高多低少快慢大小强]")
COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
AIM = re.compile(r"目标|指标|计划数|任务数")
DONE, AIMED = Status.RESULT, Status.TARGET


def find_edition(
    text: str,
    reports: Mapping[str, Report],
    years: Mapping[str, frozenset[str]],
    home: str,
    regions: Sequence[str] = (),
) -> Edition:
    """The edition that a question is about. `years` are those that each report's passages speak of.

    `regions` are those that the words around it are about: a part of a question that names none asks of them.
    """
    times = find_times(text)
    loaded = tuple(dict.fromkeys(report.region for report in reports.values()))
    chosen = _chosen(text, loaded, reports, home, regions)
    if not chosen:
        return Edition((), frozenset(), _only(statuses(text)), text, clarify=loaded)
    asked = [_Region.of(region, reports, years).asked(text, times, chosen) for region in chosen]
    slots = tuple(dict.fromkeys(slot for one in asked for slot in one.slots))
    editions = [reports[report] for report in dict.fromkeys(slot.report for slot in slots)]
    places = places_told(without_times(text), chosen, [report.text for report in editions])
    unknown = [place for place in places if not any(place in report.text for report in editions)]
    named = frozenset(slot.year for slot in slots if slot.year)
    mentioned = sorted({name for one in asked for name in one.mentioned})
    missing = sorted({year for one in asked for year in one.missing})
    return Edition(
        reports=tuple(report.id for report in editions),
        years=named,
        status=_only([slot.status for slot in slots]),
        rest=_without_regions(without_times(text), chosen),
        slots=slots,
        unknown_years=tuple(missing) if not named and not mentioned else (),
        unknown_place=unknown[0] if unknown else "",
        must=(*places, *mentioned),
    )


def _chosen(
    text: str, loaded: Sequence[str], reports: Mapping[str, Report], home: str, around: Sequence[str]
) -> tuple[str, ...]:
    """The regions asked about, in the order named; none where the question must say which."""
    if named := named_regions(text, loaded):
        return named
    if len(loaded) == 1 or around:
        return tuple(around or loaded)
    alike = tuple(region for region in loaded if home and short_name(region) == short_name(home))
    own = tuple(region for region in alike if region == home) or alike
    if several := _several(text, loaded, bool(own)):
        return several
    if places := other_places(without_times(text), ()):
        near = [[p for p in places if any(p in r.text for r in reports.values() if r.region == one)] for one in loaded]
        owners = tuple(region for region, said in zip(loaded, near, strict=True) if said)
        if len(owners) < 2:
            return owners or own or tuple(loaded)
    return own


def _several(text: str, loaded: Sequence[str], at_home: bool) -> tuple[str, ...]:
    """All loaded regions of the kind that 两个省, 各地 or 哪个省…高 means; none where fewer or more are meant.

    谁 and 哪里 mean regions only where nobody's region is home.
    """
    every, which = EVERY.search(text), WHICH.search(text)
    if not every and not (which and (which["kind"] or not at_home)):
        return ()
    found = every or which
    kind = found["kind"] or "" if found else ""
    alike = tuple(region for region in loaded if _is_kind(region, kind))
    count = COUNTS.get(every["count"][0]) if every else None
    return alike if len(alike) > 1 and count in {None, len(alike)} else ()


def _is_kind(region: str, kind: str) -> bool:
    if "省" in kind:
        return is_province(region)
    named = re.search("[市县区]$", kind)
    return region.endswith(named[0]) if named else True


@dataclass(frozen=True, slots=True)
class _Asked:
    """The slots of one region, years that only its text names (2035年), and years of which it does not speak."""

    slots: tuple[Slot, ...]
    mentioned: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Region:
    """The editions of one region, the newest first, and the years that each speaks of."""

    region: str
    editions: tuple[Report, ...]
    years: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, region: str, reports: Mapping[str, Report], years: Mapping[str, frozenset[str]]) -> "_Region":
        own = (report for report in reports.values() if report.region == region)
        return cls(region, tuple(sorted(own, key=lambda report: -report.year)), years)

    def asked(self, text: str, times: Sequence[Time], chosen: Sequence[str]) -> _Asked:
        """What the times of a question ask of this region; of all the times those whose clause names it or none."""
        asks, plain = statuses(text), len(times) == 1
        if len(chosen) > 1:
            times = [time for time in times if self._is_meant(text, time, chosen)] or times
        if not times:
            return _Asked(self._untimed(asks))
        lead = statuses(text[: text.find(times[0].clause)])
        slots: list[Slot] = []
        mentioned: list[str] = []
        missing: list[str] = []
        before, aims = "", False
        for time in self._with_own(times):
            wanted = self._within(time, before)
            for year in wanted:
                spoken, name = self._spoken(year), self._named(year)
                if spoken:
                    own = self._asks(time, spoken, lead, aims)
                    slots += self._slots(spoken, own, plain=plain and bool(time.years))
                elif name:
                    mentioned.append(name)
                elif not time.against:
                    missing.append(year)
            before = wanted[-1] if len(wanted) == 1 else before
            aims = AIM.search(time.clause) is not None
        if not slots:
            naming = (report for report in self.editions if any(name in report.text for name in mentioned))
            slots.append(Slot(next(naming, self.editions[0]).id, "", _only(asks)))
        return _Asked(tuple(slots), tuple(mentioned), tuple(missing))

    def _is_meant(self, text: str, time: Time, chosen: Sequence[str]) -> bool:
        """Whether a time is of this region: those right before it decide (浙江2024年), else those of its clause."""
        named = before_regions(text[: time.start], chosen) or named_regions(time.clause, chosen)
        return not named or self.region in named

    def _with_own(self, times: Sequence[Time]) -> list[Time]:
        """The times, and before a comparison alone (比去年多几个) the year after what is compared with."""
        if not all(time.against for time in times):
            return list(times)
        after = self._within(times[0], "")[0]
        year = str(int(after) + 1) if after.isdigit() else str(self.editions[0].year)
        return [replace(times[0], years=(year,), against=False), *times]

    def _within(self, time: Time, before: str) -> tuple[str, ...]:
        """The years of a time: of a range its period or its ends; two years back from the newest that are known."""
        newest = self.editions[0].year
        years = time.within(newest, before)
        if time.back == BOTH_YEARS:
            known = [year for year in years if self._spoken(year)]
            return tuple(known) if len(known) == BOTH_YEARS else (*known, str(newest))
        return years[:1] if len(years) > BOTH_YEARS and self._spoken(years[0]) else years[-BOTH_YEARS:]

    def _spoken(self, year: str) -> str:
        """The year, or the plan period to come that it ends, where an edition speaks of it; else empty."""
        spoken = {one for report in self.editions for one in self.years[report.id]}
        if year in spoken:
            return year
        return next((one for one in sorted(spoken) if year.isdigit() and one.endswith(f"-{year}")), "")

    def _named(self, year: str) -> str:
        """A year or plan that no passage is dated by as some text names it; empty where none does."""
        if not year.isdigit() and plan_period(_plan_name(year).removesuffix("五")) != year:
            return ""  # a span of years that is no plan: 近三年
        name = f"{year}年" if year.isdigit() else f"“{_plan_name(year)}”"
        return name if any(name in report.text for report in self.editions) else ""

    def _asks(self, time: Time, year: str, lead: tuple[Status, ...], aims: bool) -> tuple[Status, ...]:
        """Done, aimed at, both or either. 目标比去年高吗 compares with the aim of last year where that is loaded."""
        past = year.isdigit() and int(year) < self.editions[0].year
        asks = statuses(time.clause, weak=not past or bool(time.years)) or lead
        own = any(str(report.year) == year for report in self.editions)
        return (AIMED,) if time.against and not asks and aims and own else asks

    def _slots(self, year: str, asks: tuple[Status, ...], plain: bool) -> list[Slot]:
        """Where the result and the aim of a year stand. A year named alone (`plain`) asks for both."""
        own = next((r for r in self.editions if str(r.year) == year), None)
        after = next((r for r in self.editions if str(r.year - 1) == year), None)
        if own and after:
            return [
                Slot(after.id if ask is DONE else own.id, year, ask)
                for ask in asks or ((DONE, AIMED) if plain else (DONE,))
            ]
        if after:
            return [Slot(after.id, year, DONE if DONE in asks else _only(asks))]
        if own:
            return [Slot(own.id, year, AIMED if AIMED in asks else None)]
        speaking = next(report for report in self.editions if year in self.years[report.id])
        return [Slot(speaking.id, year, _only(asks))]

    def _untimed(self, asks: tuple[Status, ...]) -> tuple[Slot, ...]:
        """The newest edition; 目标完成了吗 asks for the aim of the edition before it and for what became of it."""
        newest = self.editions[0]
        before = next((report for report in self.editions if report.year == newest.year - 1), None)
        if before and len(asks) > 1:
            year = str(before.year)
            return Slot(before.id, year, AIMED), Slot(newest.id, year, DONE)
        return (Slot(newest.id, "", _only(asks)),)


def _only(asks: Sequence[Status | None]) -> Status | None:
    """The one status that is asked for; None for either or several."""
    return asks[0] if len(set(asks)) == 1 else None


def _plan_name(period: str) -> str:
    number = (int(period[:4]) - 1951) // 5
    return f"十{'一二三四五六七八九'[number - 11] if number > 10 else ''}五"


def _without_regions(text: str, regions: Sequence[str]) -> str:
    """The question without its own regions, which every passage is about."""
    for region in regions:
        for name in names_of(region):
            text = text.replace(name, " ")
    return EVERY.sub(" ", text) if len(regions) > 1 else text
