"""The ranking of score sheets of one rubric, with ties and uncertain places."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import LANGS, Bilingual


@frozen
class Ranked:
    """A score sheet with its place in a ranking.

    Attributes:
        sheet: the score sheet.
        best: the best place that its total may have, 1 for the first.
        worst: the worst place that it may have; another than the best only while figures are missing.
        tied: the number of other sheets that certainly share its place.
    """

    sheet: ScoreSheet
    best: int
    worst: int
    tied: int = 0

    @property
    def place(self) -> int | None:
        """The place, None while it is not certain."""
        return self.best if self.best == self.worst else None


def rank(sheets: Iterable[ScoreSheet]) -> tuple[Ranked, ...]:
    """Rank score sheets, best first, by their totals as a percentage of the maximum that applies.

    Equal totals share a place, and the places after it are skipped (1, 2, 2, 4). A total is a range while a figure
    is missing. It then has a best and a worst place, and so have the totals that it may pass.

    Args:
        sheets: the score sheets of several organisations by one rubric, for one period.

    Raises:
        InvalidDataError: sheets are of several rubrics or periods, or an organisation has more than one.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Bilingual, Report, Rubric, score
    >>> from cchc_model.indicators import steering
    >>> from cchc_model.analysis.scoring.methods import by_answer
    >>> from cchc_model.analysis.scoring.parts import component, criterion, rubric_section
    >>> new = component("new", "Có sáng kiến", "Initiatives", 1, by_answer(steering.REFORM_INITIATIVES, {1: 1, 0: 0}))
    >>> parts = rubric_section("s", "Mục", "Section", 1, criterion("c", "Tiêu chí", "Criterion", 1, new))
    >>> rubric = Rubric("demo", "1", Bilingual("Thử", "Trial"), "soc_trang_district", maximum=1, sections=(parts,))
    >>> answers = [1, 0, 1, None]
    >>> reports = [Report.from_values(SOC_TRANG_DISTRICT, {"reform_initiatives": answer}) for answer in answers]
    >>> [(ranked.best, ranked.worst, ranked.tied) for ranked in rank(score(report, rubric) for report in reports)]
    [(1, 1, 1), (1, 1, 1), (1, 3, 0), (3, 4, 0)]
    """
    listed = tuple(sheets)
    problems = list(_problems(listed))
    if problems:
        raise InvalidDataError(nouns.RANKING, problems)
    shares = [sheet.percent for sheet in listed if sheet.percent is not None]
    lows = sorted(share.low for share in shares)
    highs = sorted(share.high for share in shares)
    exact = Counter(share.exact for share in shares)
    ranked = []
    for sheet, total in zip(listed, shares, strict=True):
        best = 1 + len(lows) - bisect_right(lows, total.high)
        # A range may end above where it begins, and then finds itself among the totals that may pass it.
        worst = 1 + len(highs) - bisect_right(highs, total.low) - (total.exact is None)
        ranked.append(Ranked(sheet, best, worst, 0 if total.exact is None else exact[total.exact] - 1))
    return tuple(sorted(ranked, key=lambda one: (one.best, one.worst, _name(one.sheet))))


_NOTHING_APPLIES = Bilingual(
    "không có tiêu chí thành phần nào áp dụng; đề nghị không xếp hạng cơ quan này",
    "no component applies to it; leave it out",
)
_NONE = Bilingual("không rõ kỳ", "no period")


def _problems(sheets: Sequence[ScoreSheet]) -> Iterator[Problem]:
    if not sheets:
        return
    first = sheets[0]
    for number, sheet in enumerate(sheets, 1):
        place = _place(sheet, number)
        if sheet.rubric != first.rubric:
            ids = sheet.rubric.id, first.rubric.id
            why = Bilingual(
                f"chấm theo “{ids[0]}”, phiếu đầu tiên theo “{ids[1]}”; đề nghị xếp hạng riêng",
                f"uses the rubric {ids[0]!r}, the first sheet uses {ids[1]!r}; rank them separately",
            )
            yield Problem.at(place, why)
        if sheet.percent is None:
            yield Problem.at(place, _NOTHING_APPLIES)
        if sheet.period != first.period:
            vi, en = (
                [one.period.label(lang) if one.period else _NONE[lang] for one in (sheet, first)] for lang in LANGS
            )
            why = Bilingual(
                f"kỳ báo cáo là “{vi[0]}”, của phiếu đầu tiên là “{vi[1]}”; đề nghị xếp hạng riêng",
                f"is for {en[0]!r}, the first sheet for {en[1]!r}; rank them separately",
            )
            yield Problem.at(place, why)
    for organisation, times in Counter(sheet.organisation for sheet in sheets if sheet.organisation).items():
        if times > 1:
            why = Bilingual(
                f"có {times} phiếu điểm; đề nghị chỉ đưa một phiếu", f"has {times} score sheets; give only one"
            )
            yield Problem(organisation.name, why)


def _place(sheet: ScoreSheet, number: int) -> Bilingual:
    name = _name(sheet)
    return Bilingual(name, name) if name else Bilingual(f"phiếu điểm thứ {number}", f"sheet {number}")


def _name(sheet: ScoreSheet) -> str:
    return sheet.organisation.name if sheet.organisation else ""
