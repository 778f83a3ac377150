"""A framework as a file: written and read back it is the same, and a file with faults says all of them."""

import io
import re
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Bilingual,
    Framework,
    InvalidDataError,
    Problem,
    read_framework,
    testing,
    write_framework,
)
from cchc_model.framework import (
    FLOW,
    AtMost,
    Constant,
    Indicator,
    Percentage,
    Ratio,
    Sum,
    Value,
    branch,
    count,
    follows_from,
    part_of,
    parts_within,
    section,
)
from cchc_model.framework.families import PART, WITHIN
from cchc_model.indicators import DOSSIER
from cchc_model.io.toml.framework.names import MOST_CODES, MOST_LEVELS, MOST_LINES
from helpers.own_framework import FRAMEWORK, RECEIVED, SETTLED
from helpers.own_rules import own_rule, with_family
from helpers.sampling import some_of
from helpers.small_frameworks import small_framework

ANY_TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\n\r\"'\\{}[]=,#.\x00\x7f\x85\u2028\ufeffđệ😀"), max_size=8
)


def written(framework: Framework) -> bytes:
    stream = io.BytesIO()
    write_framework(framework, stream)
    return stream.getvalue()


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        read_framework(text if isinstance(text, bytes) else text.encode())
    return list(map(str, caught.value.problems))


def refused(framework: Framework) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDataError) as caught:
        written(framework)
    return caught.value.problems


OWN = written(FRAMEWORK).decode()


def changed(**lines: str) -> str:
    """The file of the small framework with other lines: a key of the line's id or name, and what stands there then."""
    text = OWN
    for key, new in lines.items():
        (old,) = re.findall(rf'(?m)^(?:  \{{ id = "{key}",.*|{key} = .*)$', text)
        text = text.replace(old, new)
    return text


# ---------------------------------------------------------------------------------------------------- and back


@pytest.mark.parametrize("framework", [SOC_TRANG_DISTRICT, FRAMEWORK, small_framework(())], ids=lambda e: e.id)
def test_what_is_written_and_read_is_the_same_framework(framework: Framework, tmp_path: Path) -> None:
    path = tmp_path / "framework.toml"
    write_framework(framework, path)
    again = read_framework(path)
    assert again == framework
    assert hash(again) == hash(framework)
    assert again.rows == framework.rows
    assert again.indicators == framework.indicators
    assert again.codes == framework.codes
    assert again.rules_over == framework.rules_over
    assert again.repeated_names == framework.repeated_names
    assert again.sections == framework.sections
    for row in framework.rows:
        assert again[row.id] == again[row.position] == again[row.number] == row.item
    assert written(again) == path.read_bytes()


def test_a_report_is_read_and_checked_by_the_framework_of_a_file(annex: bytes) -> None:
    own = read_framework(written(SOC_TRANG_DISTRICT))
    report, other = cchc.read_report(annex, framework=own), cchc.read_report(annex)
    assert report == other
    assert cchc.check(report).findings == cchc.check(other).findings
    assert cchc.locate_errors(report) == cchc.locate_errors(other)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(testing.frameworks() | testing.frameworks(texts=ANY_TEXT))
def test_every_framework_is_read_back_as_it_was_written(framework: Framework) -> None:
    data = written(framework)
    again = read_framework(data)
    assert again == framework
    assert again.rows == framework.rows
    assert written(again) == data


def test_a_row_is_a_line_and_stands_below_the_others() -> None:
    lines = [line for line in written(SOC_TRANG_DISTRICT).decode().splitlines() if 'kind = "' in line]
    assert len(lines) == len(SOC_TRANG_DISTRICT.rows)
    assert len({line.index(" kind = ") for line in lines}) == 1
    assert len({line.index(" vi = ") for line in lines}) == 1


def test_a_file_without_python_is_written_as_one_likes() -> None:
    """Tables with headers say the same as lines in braces."""
    plain = """
        format = 1
        id = 'a'
        version = "1"
        name.vi = "Biểu"
        name.en = "Table"
        [[unit_types]]
        id = "complaint"
        vi = "Đơn"
        en = "Complaints"
        [[rows]]
        id = "top"
        kind = "section"
        vi = "Mục"
        en = "Section"
        [[rows]]
        id = "received"
        under = "top"
        kind = "count"
        measure = "complaint"
        time = "flow"
        vi = "Số đơn"
        en = "Complaints received"
    """
    own = read_framework(plain.encode())
    assert [row.id for row in own.rows] == ["top", "received"]
    assert read_framework(written(own)) == own


# ------------------------------------------------------------------------------------------- what no file holds


def test_a_family_of_a_users_own_is_refused() -> None:
    rule = with_family(parts_within(RECEIVED, SETTLED), evolve(WITHIN, id="mine"))
    reworded = with_family(part_of(SETTLED, RECEIVED), evolve(PART, one_measure=False))
    for other in (rule, reworded):
        (problem,) = refused(evolve(FRAMEWORK, rules=(other,)))
        assert problem.place == other.id
        assert "a rule family or relation that cchc_model.framework does not define" in problem.message.en


@pytest.mark.parametrize(
    "relation",
    [
        AtMost(Value("settled"), Sum((Value("received"), Constant(1)))),
        AtMost(Value("settled"), Sum((Sum((Value("received"),)),))),
        AtMost(Sum((Value("settled"),)), Value("received")),
        AtMost(Value("settled"), Constant(7)),
    ],
)
def test_relations_that_no_constructor_makes_are_refused(relation: AtMost) -> None:
    rule = own_rule("settled", relation)
    assert [problem.place for problem in refused(evolve(FRAMEWORK, rules=(rule,)))] == ["part.settled"]


def test_whatever_else_no_file_holds_is_refused_and_nothing_dropped() -> None:
    top = section("top", "Mục", "Section")
    number = count("number", DOSSIER, FLOW, "Số", "Number")
    half = evolve(
        FRAMEWORK.rates[0], reported=None, ratio=Ratio(Sum((Value("settled"), Constant(1))), Value("received"))
    )

    class Own(Framework):
        pass

    def odd_framework(item: Indicator = number, **changes: object) -> Framework:
        fields: dict[str, object] = {"id": "x", "version": "1", "name": Bilingual("Biểu", "Table")} | changes
        return Framework(outline=(branch(top, item),), **fields)  # type: ignore[arg-type]

    share = Percentage("share", Bilingual("phần trăm", "per cent"))
    deep = branch(count("n0", DOSSIER, FLOW, "Số 0", "Number 0"))
    for level in range(1, MOST_LEVELS):
        deep = branch(count(f"n{level}", DOSSIER, FLOW, f"Số {level}", f"Number {level}"), deep)
    (allowed,) = deep.children
    assert (
        len(written(Framework("x", "1", Bilingual("Biểu", "Table"), (branch(top, allowed),))).splitlines())
        > MOST_LEVELS
    )
    odd = {
        "share": odd_framework(evolve(number, measure=share)),
        "settlement": evolve(FRAMEWORK, rates=(half,), rules=()),
        "number": odd_framework(evolve(number, aliases=["Số khác"])),  # type: ignore[arg-type]
        "version": odd_framework(version=1),
        "name": odd_framework(name="Biểu"),
        "id": odd_framework(id=None),
        "file": odd_framework(version="1" * 2_000_000),
        "rows.n0.under": Framework("x", "1", Bilingual("Biểu", "Table"), (branch(top, deep),)),
        "x": Own("x", "1", Bilingual("Biểu", "Table"), (branch(top, number),)),
    }
    for place, refusal in odd.items():
        assert place in [problem.place for problem in refused(refusal)], place
    assert "the next character is not in Unicode" in refused(odd_framework(version="\ud800"))[0].message.en


# ------------------------------------------------------------------------------------------------------- faults


def test_a_dozen_faults_are_said_at_once_with_what_may_be_meant() -> None:
    text = changed(
        version="version = 2026\nhue = 'red'",
        name='nam = { vi = "Biểu", en = "Table" }',
        complaint='  { id = "complaint", vi = "Đơn", en = "Complaints", variants = "Đơn thư", adds_up = "no" },',
        grade='  { id = "grade", codes = [{ value = 2, vi = "Đạt", en = "Met" }, { value = "1", vi = "Chưa đạt" }] },',
        received='  { id = "received", kind = "count", under = "complaints", measure = "complain", time = "flows", vi '
        '= "Đơn", en = "Complaints" },',
        settled='  { id = "settled", kind = "count", under = "recieved", measure = "complaint", time = "flow", name '
        '= "Đã giải quyết", en = "x" },',
        pending='  { id = "pending", kind = "counts", under = "received", measure = "complaint", time = "flow", vi = '
        '"x", en = "y" },',
        settled_rate='  { kind = "percent", under = "complaints", time = "ytd", vi = "Tỷ lệ", en = "Share", measure = '
        '"percent" },',
        quality='  { id = "quality", kind = "heading", under = "quality", vi = "Chất lượng", en = "Quality" }, 7,',
        settlement='  { id = "settlement", vi = "Tỷ lệ", en = "Share", of = ["setled", "pending"], over = 31, reported '
        '= "quality" },',
        rules='rules = [ { family = "summ", whole = "received" }, { family = "sum", whole = "settled", parts = '
        '"pending" },'
        ' { family = "part", part = "settled", whole = "quality", severity = "warn", because = { en = "x" } },'
        ' { family = "rate", rate = "setlement" }, "part", { family = 5 }, { part = "settled" },',
    )
    families = "'sum', 'part', 'within', 'bound', 'each', 'percent', 'limit', 'rate', 'requires', 'yes', 'no'"
    assert problems(text) == [
        "version: 2026 is not a text in quotation marks",
        "name: is missing",
        "unit_types.complaint.variants: 'Đơn thư' is not a list",
        "unit_types.complaint.adds_up: 'no' is not true or false",
        "code_lists.grade.codes[1].value: '1' is not a whole number",
        "rows.received.measure: 'complain' is not a unit type of this file; did you mean 'complaint'?",
        "rows.received.time: 'flows' is not one of 'flow', 'ytd', 'stock'",
        "rows.settled.vi: is missing",
        "rows.settled.under: 'recieved' is not a row of this file; did you mean 'received'?",
        (
            "rows.settled.name: is not a valid key here; valid keys are id, kind, vi, en, ordinal, aliases, under, "
            "measure, time, misprinted_units"
        ),
        (
            "rows.pending.kind: 'counts' is not one of 'section', 'heading', 'count', 'amount', 'percent', 'coded'; "
            "did you mean 'count' or 'amount'?"
        ),
        "rows.'Tỷ lệ'.id: is missing",
        (
            "rows.'Tỷ lệ'.measure: is not a valid key here; valid keys are id, kind, vi, en, ordinal, aliases, under, "
            "time, unit, signed, weight, misprinted_units"
        ),
        "rows[6]: 7 is not an object",
        "rates.settlement.of[0]: 'setled' is not an indicator of this file; did you mean 'settled'?",
        "rates.settlement.over: 31 is neither the id of an indicator nor a list of ids",
        "rates.settlement.reported: 'quality' is a heading, not an indicator",
        f"rules.summ.received.family: 'summ' is not one of {families}; did you mean 'sum'?",
        "rules.sum.settled.parts: 'pending' is not a list",
        "rules.part.settled.severity: 'warn' is not one of 'error', 'warning', 'info'",
        "rules.part.settled.because.vi: is missing",
        "rules.part.settled.whole: 'quality' is a heading, not an indicator",
        "rules.rate.setlement.rate: 'setlement' is not a rate with `reported` of this file; did you mean 'settlement'?",
        "rules[4]: 'part' is not an object",
        f"rules[5].family: 5 is not one of {families}",
        "rules[6].family: is missing",
        (
            "rules.percent.settled_rate.indicator: 'settled_rate' is not an indicator of this file; did you mean "
            "'settled'?"
        ),
        (
            "hue: is not a valid key here; valid keys are format, id, version, name, unit_types, code_lists, rows, "
            "rates, rules, valid_from, valid_until, description, columns"
        ),
        "nam: is not a valid key here; did you mean 'name'?",
        "rows.quality.under: a row cannot be under itself",
    ]


def test_the_lint_speaks_when_the_form_is_right() -> None:
    text = changed(
        graded='  { id = "graded", kind = "coded", under = "quality", measure = "grade", time = "stock", vi = "", '
        'en = "x" },',
        rules='rules = [ { family = "part", part = "settled", whole = "settled" }, { family = "yes", answer = '
        '"graded", counted = "received", code = 5 },',
    )
    found = problems(text)
    assert "graded: the Vietnamese name is empty" in found
    assert "part.settled: an indicator is used twice" in found
    assert "yes.graded: 5 is not a code of 'grade': Đạt = 2 Chưa đạt = 1" in found


@pytest.mark.parametrize(
    ("under", "says"),
    [
        ('"pending"', "'pending' comes later; list the rows in printed order, each after its parent"),
        ('"settled"', "a row cannot be under itself"),
        (
            '"nowhere"',
            (
                "'nowhere' is not a row of this file; the file has complaints, received, settled, pending, "
                "settled_rate, quality, graded"
            ),
        ),
        ("5", "5 is not a text in quotation marks"),
    ],
)
def test_a_row_stands_under_one_before_it(under: str, says: str) -> None:
    line = (
        f'  {{ id = "settled", kind = "count", under = {under}, measure = "complaint", time = "flow", '
        'vi = "a", en = "b" },'
    )
    assert problems(changed(settled=line)) == [f"rows.settled.under: {says}"]


def test_rows_in_a_circle_and_rows_behind_the_end_of_their_group_are_refused() -> None:
    two = OWN.replace('under = "complaints", measure', 'under = "pending", measure')
    assert problems(two) == [
        "rows.received.under: 'pending' comes later; list the rows in printed order, each after its parent"
    ]
    line = (
        '  { id = "graded", kind = "coded", under = "received", measure = "grade", time = "stock", vi = "x", en '
        '= "y" },'
    )
    assert problems(changed(graded=line)) == [
        "rows.graded.under: the rows under 'received' ended above; keep the rows of one parent together"
    ]


def test_sections_and_others_are_told_apart() -> None:
    line = '  { id = "quality", kind = "section", under = "complaints", vi = "Chất lượng", en = "Quality" },'
    (problem,) = problems(changed(quality=line))
    assert problem.startswith("rows.quality.under: is not a valid key")
    assert problems(changed(quality='  { id = "quality", kind = "heading", vi = "a", en = "b" },')) == [
        "rows.quality.under: is missing"
    ]


def test_ids_that_are_used_twice_are_said() -> None:
    unit = '  { id = "complaint", vi = "Đơn", en = "Complaints" },'
    assert problems(changed(complaint=f"{unit}\n{unit}")) == [
        "unit_types/code_lists.complaint: this id is used 2 times"
    ]
    line = '  { id = "settled", kind = "heading", under = "received", vi = "Khác", en = "Other" },'
    twice = problems(changed(pending=f"{line}\n" + line.replace("heading", "headings")))
    assert "rows.settled: this id is used 3 times" in twice
    assert any(problem.startswith("rows[4].kind: 'headings' is not one of") for problem in twice)
    rule = '{ family = "sum", whole = "received", parts = ["settled", "pending"] },'
    assert "sum.received: this id is used 2 times" in problems(OWN.replace("rules = [", f"rules = [\n{rule}"))


def test_an_empty_id_of_a_rule_is_not_taken_for_none() -> None:
    assert any(
        ": a rule of this family needs an id" in p
        for p in problems(OWN.replace('family = "sum",', 'family = "sum", id = "",'))
    )


def test_a_unit_type_without_a_row_is_not_dropped_in_silence() -> None:
    unit = '  { id = "complaint", vi = "Đơn", en = "Complaints" },\n  { id = "form", vi = "Phiếu", en = "Forms" },'
    assert problems(changed(complaint=unit)) == ["unit_types.form: no row uses it; remove it"]


def test_an_answer_and_a_count_are_not_measured_alike() -> None:
    wrong = OWN.replace('measure = "grade"', 'measure = "complaint"')
    assert "rows.graded.measure: 'complaint' is a unit type, not a code list" in problems(wrong)


def test_a_rule_about_a_rate_that_no_indicator_reports_is_refused() -> None:
    assert problems(OWN.replace(', reported = "settled_rate"', "")) == [
        "rules.rate.settlement.rate: 'settlement' is a rate without `reported`, not a rate with `reported`"
    ]


# ----------------------------------------------------------------------------------------------- no framework at all


def test_an_empty_file_says_what_an_framework_needs() -> None:
    assert problems("") == [f"{key}: is missing" for key in ("format", "id", "version", "name", "rows")]
    nothing = 'format = 1\nid = "x"\nversion = "1"\nname = { vi = "a", en = "b" }\nrows = []'
    assert problems(nothing) == ["rows: a framework needs at least one section"]


def test_another_version_of_the_form_is_said_alone() -> None:
    assert problems("format = 2\nsomething = 'new'") == ["format: is 2; this library reads only version 1"]


def test_the_data_of_a_report_is_no_framework(report: cchc.Report) -> None:
    from cchc_model.io.json import to_data
    from cchc_model.io.toml.document import toml_value

    data = {key: value for key, value in to_data(report).items() if key in ("framework", "absent_headings")}
    data = {"format": 1, **data}
    found = problems("\n".join(f"{key} = {toml_value(value)}" for key, value in data.items()))
    assert "rows: is missing" in found
    assert any(problem.startswith("framework: is not a valid key") for problem in found)


@pytest.mark.parametrize(
    "data", [b'{"format": 1}', b"\xff\xfe\x00", b"rows = [", b"PK\x03\x04", "đây".encode("utf-16")]
)
def test_what_is_no_toml_is_refused_as_a_source(data: bytes) -> None:
    with pytest.raises(cchc.ReadError):
        read_framework(data)


def test_rows_far_beyond_sense_are_refused_at_once() -> None:
    many = "rows = [" + "{}," * (MOST_LINES + 1) + "]\nrates = [" + "0," * (MOST_LINES + 2) + "]"
    assert problems(many) == [
        f"rows: it has {MOST_LINES + 1:,} lines; a framework may have at most {MOST_LINES:,}",
        f"rates: it has {MOST_LINES + 2:,} lines; a framework may have at most {MOST_LINES:,}",
    ]
    codes = '  { id = "grade", codes = [' + "{}," * (MOST_CODES + 1) + "] },"
    assert problems(changed(grade=codes)) == [
        f"code_lists.grade.codes: it has {MOST_CODES + 1} codes; a code list may have at most {MOST_CODES}"
    ]


def test_thousands_of_faults_are_all_said() -> None:
    rules = [f'{{ family = "part", part = "recieved_{n}", whole = "settled" }},' for n in range(MOST_LINES - 3)]
    found = problems(OWN.replace("rules = [", "rules = [" + "\n".join(rules)))
    assert len(found) == MOST_LINES - 3
    assert "did you mean" in found[0]


def test_no_value_of_another_type_is_taken_for_what_it_is_not() -> None:
    """Whatever stands in the place of each key, the answer is a framework or a list of problems."""
    values = ("1", "1.5", "true", "[]", "[[]]", "{}", '""', "2026-01-01", "nan", '["x", 1]', "[{ id = [] }]")
    keys = ("format", "id", "version", "name", "unit_types", "code_lists", "rows", "rates", "rules")
    for value, key in some_of(product(values, keys)):
        (old,) = re.findall(rf"(?ms)^{key} = (?:\[\n.*?^\]|.*?)$", OWN)
        text = OWN.replace(old, f"{key} = {value}")
        try:
            read_framework(text.encode())
        except InvalidDataError as error:
            assert error.problems


def test_a_draft_is_written_with_its_uncertain_decisions_as_comments() -> None:
    rows = [("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("I", "Mục", "", ""), ("1", "Số việc", "Việc", "")]
    stream = io.BytesIO()
    write_framework(cchc.draft_framework(rows), stream)
    assert "# tính chất thời gian: " in stream.getvalue().decode()


@pytest.mark.parametrize("date", ["'2025-07-01'", "2025-07-01T00:00:00", "true"])
def test_a_validity_is_a_day(date: str) -> None:
    text = OWN.replace("format = 1\n", f"format = 1\nvalid_from = {date}\n", 1)
    assert any(problem.startswith("valid_from") for problem in problems(text))


def test_a_rule_about_another_rate_of_the_same_id_is_refused() -> None:
    (rate,) = FRAMEWORK.rates
    other = evolve(rate, name=Bilingual("Tỷ lệ khác", "Another share"))
    assert refused(evolve(FRAMEWORK, rules=(follows_from(other),)))
