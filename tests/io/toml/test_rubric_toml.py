"""Rubrics as TOML files: the same rubric as in Python, and everything that is wrong with one at once."""

import io
from decimal import Decimal

import pytest

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, InvalidDataError, ReadError, read_rubric, score
from cchc_model.analysis.scoring.scales import Better, InSteps
from helpers.own_framework import FRAMEWORK
from helpers.paths import ANNEX, DATA, ROOT
from helpers.rubric_cases import EVERY_KIND, points

FILE = DATA / "every_kind_rubric.toml"
TEXT = FILE.read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "illustrative_rubric.toml"


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        read_rubric(text.encode(), framework=FRAMEWORK)
    return [str(problem) for problem in caught.value.problems]


def test_a_file_makes_the_same_rubric_as_python() -> None:
    assert read_rubric(FILE, framework=FRAMEWORK) == EVERY_KIND
    assert read_rubric(str(FILE), framework=FRAMEWORK) == read_rubric(io.BytesIO(TEXT.encode()), framework=FRAMEWORK)


def test_numbers_are_exact() -> None:
    changed = TEXT.replace("each = 0.05", "each = 0.1000000000000000000")
    bonus = read_rubric(changed.encode(), framework=FRAMEWORK).bonuses[0]
    assert bonus.method.each == Decimal("0.1")  # type: ignore[attr-defined]  # it is counted by cases


def test_steps_down_are_those_for_which_less_is_better() -> None:
    steps = "steps = [{ at_most = 5, points = 1.5 }, { at_most = 9.5, points = 0.75 }]"
    changed = TEXT.replace("steps = [{ at_least = 95, points = 1.5 }, { at_least = 75, points = 0.75 }]", steps)
    (method,) = (c.method for c in read_rubric(changed.encode(), framework=FRAMEWORK).components if c.id == "stated")
    assert isinstance(method, InSteps)
    assert method.better is Better.LOW
    assert [step.bound for step in method.steps] == [5, Decimal("9.5")]


def test_the_example_is_marked_as_nobodys_and_scores_the_real_annex() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "Không do cơ quan nào ban hành" in text
    assert "Issued by no authority" in text
    rubric = read_rubric(EXAMPLE)
    assert "không do cơ quan nào ban hành" in rubric.name.vi
    assert "issued by no authority" in rubric.name.en
    sheet = score(cchc.read_report(ANNEX), rubric)
    assert sheet["district_on_time"].points == points("4")  # 1.607 of 1.611 are 99,75 %
    assert sheet["plan_done"].points == points("0.77")  # 3 × 8/31 is 0,774…
    assert sheet.points.exact is None  # the annex leaves figures blank


def test_everything_that_is_wrong_with_the_form_is_told_at_once_with_its_place() -> None:
    text = (
        TEXT.replace("maximum = 10\n", 'maximum = "10"\n')
        .replace('method = "by_hand"', 'method = "by_hands"')
        .replace("floor = 0.5", "flor = 0.5")
        .replace('rate = "settlement" }', 'rate = "settlement", indicator = "settled" }')
        .replace('indicator = "settled_rate", ', "")
        .replace("{ at_least = 75, points = 0.75 }", "{ at_most = 75, points = 0.75 }")
        .replace("2 = 1, 1 = 0", '"có" = 1, 1 = 0')
        .replace("each = 0.1 ", "each = true ")
        .replace('id = "backlog"\n', "")
    )
    assert problems(text) == [
        "maximum: '10' is not a number, such as 1 or 0.5",
        "sections.handling.criteria.results.components.quality.points.có: 'có' is not the code of an answer, such as 1",
        (
            "sections.handling.criteria.results.components.settled.indicator: is given together with rate; "
            "give only one of rate, indicator, indicators, complement, product, average, change, growth, given"
        ),
        (
            "sections.handling.criteria.results.components.stated.rate: is missing; give one of rate, indicator, "
            "indicators, complement, product, average, change, growth, given"
        ),
        "sections.handling.criteria[1].id: is missing",
        "sections.handling.criteria[1].components.pending.flor: is not a valid key here; did you mean 'floor'?",
        (
            "sections.judged.criteria.opinion.components.opinion_score.method: 'by_hands' is not one of 'by_answer', "
            "'in_proportion', 'in_steps', 'deduction', 'per_case', 'by_hand'; did you mean 'by_hand' or 'by_answer'?"
        ),
        "penalties.penalty.each: true is not a number, such as 1 or 0.5",
    ]


def test_steps_go_one_way() -> None:
    assert problems(TEXT.replace("{ at_least = 75", "{ at_most = 75")) == [
        (
            "sections.handling.criteria.results.components.stated.steps: give all steps with at_least, or all "
            "with at_most"
        )
    ]


def test_what_does_not_add_up_and_what_the_framework_lacks_is_told_at_once() -> None:
    text = TEXT.replace("maximum = 10\n", "maximum = 11\n").replace('rate = "settlement" }', 'rate = "settlment" }')
    assert problems(
        text.replace("each = 0.05", "each = -1").replace('indicator = "graded"', 'indicator = "received"')
    ) == [
        "every_kind: the maximum is 11, but the parts add up to 10",
        "bonus: the points per case must be above 0",
        "quality: 'received' is not an indicator with answer codes",
        "settled: 'settlment' is not a rate of this framework; did you mean 'settlement'?",
    ]
    assert problems(TEXT.replace('rate = "settlement" }', 'rate = "settlment" }')) == [
        "settled: 'settlment' is not a rate of this framework; did you mean 'settlement'?"
    ]


def test_a_rubric_of_another_framework_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="is for the framework 'complaints', not 'soc_trang_district'"):
        read_rubric(FILE)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", InvalidDataError, "format: is missing"),
        ("format = 2", InvalidDataError, "this library reads only version 1"),
        ('{"format": 1}', ReadError, "not valid TOML"),
        ("maximum = nan", InvalidDataError, "a value must be a finite number"),
        ("maximum = 1e400", InvalidDataError, "too large"),
        ("sections = 3", InvalidDataError, "sections: 3 is not a list"),
        ("[[sections]]\nid = 3", InvalidDataError, r"sections\[0\].id: 3 is not a text"),
        ("a.b.c.d = 1", InvalidDataError, "a: is not a valid key"),
    ],
)
def test_foolish_files_are_refused_with_the_librarys_own_errors(text: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read_rubric(text.encode())


def test_a_file_that_is_not_there_is_an_oserror() -> None:
    with pytest.raises(FileNotFoundError):
        read_rubric("nowhere.toml")


def test_the_shipped_framework_has_all_that_the_example_names() -> None:
    assert read_rubric(EXAMPLE).framework_id == SOC_TRANG_DISTRICT.id


def people(text: str) -> dict[str, tuple[dict[str, cchc.Assessment], dict[str, cchc.Assessment]]]:
    read = cchc.read_assessments(text.encode())
    return {key: (dict(one.appraised), dict(one.self_assessed)) for key, one in read.items()}


def test_scores_that_people_gave_are_points_alone_or_with_a_note() -> None:
    found = people(
        """
        ["UBND huyện Ví Dụ Một"]
        appraised = { survey_score = 6.50, other = 2 }
        self_assessed = { survey_score = { points = 8, note = "theo phiếu" } }
        ["UBND huyện Ví Dụ Hai"]
        """
    )
    assert found == {
        "UBND huyện Ví Dụ Một": (
            {"survey_score": cchc.Assessment(Decimal("6.50")), "other": cchc.Assessment(2)},
            {"survey_score": cchc.Assessment(8, "theo phiếu")},
        ),
        "UBND huyện Ví Dụ Hai": ({}, {}),
    }


def test_everything_that_is_wrong_with_scores_is_told_at_once_with_its_place() -> None:
    with pytest.raises(InvalidDataError) as caught:
        people(
            """
            ["UBND huyện A"]
            appraised = { one = "6,5", two = true, three = 1, four = { points = "x" } }
            judged = {}
            ["UBND  HUYỆN A"]
            """
        )
    assert [str(problem) for problem in caught.value.problems] == [
        "UBND huyện A.appraised.one: '6,5' is neither points, such as 6.5, nor { points = 6.5, note = ... }",
        "UBND huyện A.appraised.two: true is neither points, such as 6.5, nor { points = 6.5, note = ... }",
        "UBND huyện A.appraised.four.points: 'x' is not a number, such as 1 or 0.5",
        "UBND huyện A.judged: is not a valid key here; valid keys are appraised, self_assessed, given",
        "UBND  HUYỆN A: is given twice",
    ]
