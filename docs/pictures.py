"""The pictures of the gallery, drawn from the examples whenever the site is built, so that none is out of date."""

from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import evolve
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import cchc_model as cchc
from cchc_model import plots
from cchc_model.vietnamese.text import Lang

EXAMPLES = Path(__file__).parent.parent / "examples"
SOME_RATES = tuple(cchc.SOC_TRANG_DISTRICT.rates)[8:16]


def pictures() -> Mapping[str, Callable[[Lang], Axes]]:
    """Return what draws each picture, by the picture's name."""
    annex = cchc.read_report(EXAMPLES / "soc_trang_district_annex.txt")
    who = cchc.Organisation("UBND huyện Ví Dụ", cchc.Level.DISTRICT)
    annex = evolve(annex, organisation=who, period=cchc.ReportingPeriod.quarter(2022, 1))
    quarters = [_read(EXAMPLES / "fictional_province" / f"quarter_{number}") for number in (1, 2)]
    series = cchc.series(report for quarter in quarters for report in quarter)
    before, after = (_of(quarter, series.organisations[0]) for quarter in quarters)
    sheet = cchc.score(annex, cchc.read_rubric(EXAMPLES / "illustrative_rubric.toml"))
    named = series.organisations[0]
    return {
        "completeness": lambda lang: plots.plot_completeness(annex, lang=lang),
        "rates": lambda lang: plots.plot_rates(annex, lang=lang),
        "scores": lambda lang: plots.plot_scores(sheet, lang=lang),
        "organisations": lambda lang: plots.plot_organisations(quarters[1], lang=lang),
        "changes": lambda lang: plots.plot_changes(cchc.compare(before, after), lang=lang),
        "trend": lambda lang: plots.plot_trend(series, "district_dossiers_resolved", lang=lang),
        "rate_trends": lambda lang: plots.plot_rate_trends(series, named, rates=SOME_RATES, lang=lang)[0],
    }


def _read(folder: Path) -> list[cchc.Report]:
    return [one.report for one in cchc.read_reports(folder) if one.report is not None]


def _of(reports: list[cchc.Report], who: cchc.Organisation) -> cchc.Report:
    return next(report for report in reports if report.organisation == who)


def draw(folder: Path) -> list[Path]:
    """Draw every picture in both languages, and return their files."""
    folder.mkdir(exist_ok=True)
    made = []
    for name, picture in pictures().items():
        for lang in ("vi", "en"):
            figure = picture(lang).get_figure(root=True)
            assert figure is not None
            made.append(folder / f"{name}_{lang}.png")
            figure.savefig(made[-1], dpi=90)
            plt.close("all")
    return made
