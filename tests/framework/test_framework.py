import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from cchc_model import SOC_TRANG_DISTRICT, Bilingual, Framework, InvalidDataError, Severity, UnknownIndicatorError
from cchc_model.framework import (
    FLOW,
    STOCK,
    AtMost,
    Branch,
    Code,
    CodeList,
    Constant,
    Equal,
    Implies,
    Indicator,
    Less,
    MatchesRatio,
    Ratio,
    Relation,
    Sum,
    UnitType,
    Value,
    at_most_100,
    bounded_by,
    branch,
    coded,
    count,
    each_has,
    follows_from,
    heading,
    part_of,
    parts_sum_to,
    parts_within,
    percent,
    rate,
    requires,
    section,
    total,
    usually,
    yes_needs,
)
from cchc_model.framework.families import EACH, PART
from cchc_model.framework.rules import RULE_CLASSES
from cchc_model.indicators import DOSSIER, PERSON, PROCEDURE, YES_NO, procedures, steering
from helpers.own_rules import own_rule, with_family

TOP = section("top", "Mục", "Section")
A = count("a", DOSSIER, FLOW, "Số a", "Number a")
B = count("b", DOSSIER, FLOW, "Số b", "Number b")
P = count("p", PERSON, FLOW, "Số người", "Persons")
Q = percent("q", FLOW, "Tỷ lệ", "Rate")


def make(*outline: Branch, rates: tuple[object, ...] = (), rules: tuple[object, ...] = ()) -> Framework:
    return Framework("own", "1", Bilingual("Biểu", "Table"), outline, rates, rules)  # type: ignore[arg-type]


def problems(*outline: Branch, rates: tuple[object, ...] = (), rules: tuple[object, ...] = ()) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDataError) as caught:
        make(*outline, rates=rates, rules=rules)
    return [(problem.place, problem.message.en) for problem in caught.value.problems]


def test_lookups_by_id_position_row_number_and_constant() -> None:
    row = SOC_TRANG_DISTRICT.row("district_dossiers_on_time")
    assert SOC_TRANG_DISTRICT.row("III.6.3") is SOC_TRANG_DISTRICT.row(73) is row
    assert SOC_TRANG_DISTRICT.row(procedures.DISTRICT_DOSSIERS_ON_TIME) is row
    assert SOC_TRANG_DISTRICT["III.6.3"] is procedures.DISTRICT_DOSSIERS_ON_TIME
    assert (row.depth, row.parent, row.section) == (2, "dossier_results", "procedures")
    assert "III.6.3" in SOC_TRANG_DISTRICT
    assert "III.6.33" not in SOC_TRANG_DISTRICT


@pytest.mark.parametrize("key", ["plan_task", "I.99", "", 0, 212, -1])
def test_an_unknown_key_is_refused(key: str | int) -> None:
    with pytest.raises(UnknownIndicatorError):
        SOC_TRANG_DISTRICT[key]


def test_an_unknown_id_gets_suggestions_and_is_a_key_error() -> None:
    with pytest.raises(KeyError) as caught:
        SOC_TRANG_DISTRICT["plan_task"]
    assert isinstance(caught.value, UnknownIndicatorError)
    assert caught.value.suggestions[0] == "plan_tasks"
    assert "did you mean 'plan_tasks'" in str(caught.value)


def test_a_heading_is_no_indicator_and_its_indicators_are_suggested() -> None:
    with pytest.raises(UnknownIndicatorError) as caught:
        SOC_TRANG_DISTRICT.indicator("dossier_results")
    assert caught.value.suggestions[0] == "district_dossiers_received"


def test_rows_under_a_row_are_its_subtree_in_printed_order() -> None:
    rows = SOC_TRANG_DISTRICT.rows
    for row in rows:
        under = SOC_TRANG_DISTRICT.rows_under(row.id)
        assert under == tuple(r for r in rows if r is row or r.position.startswith(row.position + "."))


def test_rates_and_rules_are_found_by_id() -> None:
    assert SOC_TRANG_DISTRICT.rate("plan_completion").reported == steering.PLAN_COMPLETION_RATE.id
    assert SOC_TRANG_DISTRICT.rule("sum.recruitment").severity is Severity.ERROR
    with pytest.raises(UnknownIndicatorError, match=r"sum\.disciplined"):
        SOC_TRANG_DISTRICT.rule("sum.discipline")
    with pytest.raises(UnknownIndicatorError):
        SOC_TRANG_DISTRICT.rate("nothing_alike")


def test_a_framework_is_frozen_hashable_and_survives_pickling() -> None:
    with pytest.raises(FrozenInstanceError):
        SOC_TRANG_DISTRICT.id = "x"  # type: ignore[misc]  # the point of the test
    again = pickle.loads(pickle.dumps(SOC_TRANG_DISTRICT))  # noqa: S301 our own bytes
    assert again == SOC_TRANG_DISTRICT
    assert hash(again) == hash(SOC_TRANG_DISTRICT)
    assert again.row(211) == SOC_TRANG_DISTRICT.row(211)


def test_rules_that_usually_hold_are_warnings_with_a_reason() -> None:
    rule = usually(part_of(A, B), because=Bilingual("vì", "because"))
    assert (rule.id, rule.severity, rule.reason.en) == ("part.a", Severity.WARNING, "because")


def test_every_family_words_its_rules_in_both_languages() -> None:
    used = {rule.family for rule in SOC_TRANG_DISTRICT.rules}
    families = [cls.family for cls in RULE_CLASSES]
    assert used <= set(families)
    for family in families:
        for text in (family.states, family.failed, family.reason):
            assert text.vi.strip()
            assert text.en.strip()
            assert text.vi != text.en


def test_a_rate_that_no_indicator_reports_makes_no_rule() -> None:
    with pytest.raises(InvalidDataError):
        follows_from(rate("r", "Tỷ lệ", "Rate", of=A, over=B))


# The lint: each of these is one thing that an author got wrong.


def test_lint_ids() -> None:
    assert problems(branch(TOP, A, count("a", DOSSIER, FLOW, "Khác", "Other"))) == [("a", "this id is used 2 times")]
    assert problems(branch(TOP, count("A b", DOSSIER, FLOW, "x", "x")))[0][0] == "A b"


def test_lint_the_tree() -> None:
    assert problems() == [("outline", "a framework needs at least one section")]
    assert problems(branch(A)) == [("a", "the top level may contain only sections")]
    assert problems(branch(TOP, branch(heading("h", "h", "h"), section("s", "s", "s"))))[0][0] == "s"


def test_lint_rows_side_by_side_that_no_reader_could_tell_apart() -> None:
    same = count("same", DOSSIER, FLOW, "SỐ A:", "Other")
    assert problems(branch(TOP, A, same)) == [("same", "has the same name as 'a' under the same row")]
    make(branch(TOP, branch(heading("h", "h", "h"), A), same))


def test_lint_names() -> None:
    assert problems(branch(TOP, count("n", DOSSIER, FLOW, " ", ""))) == [
        ("n", "the Vietnamese name is empty"),
        ("n", "the English name is empty"),
    ]


def test_lint_measures() -> None:
    other = UnitType("dossier", Bilingual("Bộ", "Files"))
    assert "another measure" in problems(branch(TOP, A, count("o", other, FLOW, "o", "o")))[0][1]
    one = CodeList("one", (Code(1, Bilingual("Có", "Yes")),))
    assert problems(branch(TOP, coded("c", one, FLOW, "c", "c"))) == [("one", "a code list needs at least two codes")]
    twice = CodeList("twice", (Code(1, Bilingual("Có", "Yes")), Code(1, Bilingual("Không", "No"))))
    assert "read back" in problems(branch(TOP, coded("c", twice, FLOW, "c", "c")))[0][1]
    negative = CodeList("neg", (Code(-1, Bilingual("Có", "Yes")), Code(0, Bilingual("Không", "No"))))
    assert problems(branch(TOP, coded("c", negative, FLOW, "c", "c")))[0][0] == "neg"
    nameless = UnitType("nameless", Bilingual("", "Things"))
    assert problems(branch(TOP, count("c", nameless, FLOW, "c", "c"))) == [
        ("nameless", "the Vietnamese label is empty")
    ]


def test_lint_references() -> None:
    outline = branch(TOP, A, B, P, Q)
    stranger = count("aa", DOSSIER, FLOW, "x", "x")
    found = problems(outline, rules=(part_of(stranger, A),), rates=(rate("r", "r", "r", of=stranger, over=A),))
    assert found == [
        ("r", "'aa' is not an indicator of this framework"),
        ("part.aa", "'aa' is not an indicator of this framework"),
    ]


def test_lint_unit_types_agree_inside_a_rule_or_rate() -> None:
    outline = branch(TOP, A, B, P, Q)
    mixed = "it compares different measures: dossier, person"
    assert problems(outline, rules=(part_of(A, P),)) == [("part.a", mixed)]
    assert problems(outline, rules=(parts_sum_to(A, B, P),)) == [("sum.a", mixed)]
    assert problems(outline, rates=(rate("r", "r", "r", of=A, over=total(B, P)),)) == [("r", mixed)]


def test_lint_reported_rates_are_percentages() -> None:
    outline = branch(TOP, A, B, Q)
    bad = rate("r", "r", "r", of=A, over=B, reported=A)
    assert ("r", "'a' reports this rate, but is not a percentage") in problems(outline, rates=(bad,))
    assert ("rate.a", "'a' is not a percentage") in problems(outline, rules=(follows_from(bad),))
    make(outline, rates=(evolve(bad, reported="q"),), rules=(follows_from(evolve(bad, reported="q")),))


def test_lint_rule_ids_and_sentences() -> None:
    outline = branch(TOP, A, B)
    rule = evolve(part_of(A, B), id="wrong")
    assert problems(outline, rules=(rule,))[0][0] == "wrong"
    assert problems(outline, rules=(part_of(A, B), part_of(A, B))) == [("part.a", "this id is used 2 times")]
    silent = with_family(part_of(A, B), evolve(PART, failed=Bilingual("", "x")))
    assert problems(outline, rules=(silent,)) == [("part.a", "the Vietnamese sentence is empty")]


def test_lint_codes_that_read_as_others() -> None:
    crossed = CodeList("crossed", (Code(1, Bilingual("2", "two")), Code(2, Bilingual("1", "one"))))
    assert problems(branch(TOP, coded("c", crossed, FLOW, "c", "c")))[0][0] == "crossed"


def test_lint_aliases_are_a_tuple() -> None:
    letters = count("l", DOSSIER, FLOW, "l", "l", aliases="Số hồ sơ")  # type: ignore[arg-type]  # the point
    assert ("l", "aliases is a text; give a tuple of texts") in problems(branch(TOP, letters))


def test_lint_rules_join_different_indicators_and_use_known_rates() -> None:
    outline = branch(TOP, A, B, Q)
    assert problems(outline, rules=(part_of(A, A),)) == [("part.a", "an indicator is used twice")]
    unlisted = follows_from(rate("r", "r", "r", of=A, over=B, reported=Q))
    assert problems(outline, rules=(unlisted,)) == [("rate.q", "the framework does not have the rate of this rule")]


def test_lint_rules_that_repeat_or_follow() -> None:
    c = count("c", DOSSIER, FLOW, "Số c", "Number c")
    outline = branch(TOP, A, B, c)
    again = evolve(parts_sum_to(A, c, B), id="sum.again")
    assert problems(outline, rules=(parts_sum_to(A, B, c), again)) == [
        ("sum.again", "states the same as 'sum.a'; remove one of the two")
    ]
    assert problems(outline, rules=(parts_sum_to(A, B, c), part_of(B, A))) == [
        ("part.b", "follows from 'sum.a'; remove it")
    ]
    chain = (part_of(B, A), part_of(c, B), bounded_by(c, A))
    assert problems(outline, rules=chain) == [("bound.c", "follows from 'part.c', 'part.b'; remove it")]
    assert problems(outline, rules=(part_of(c, B), requires(c, B))) == [
        ("requires.c", "follows from 'part.c'; remove it")
    ]
    assert problems(outline, rules=(parts_sum_to(A, B, c), parts_within(A, B, c)))[0][0] == "within.a"
    assert problems(outline, rules=(part_of(B, A), bounded_by(B, total(A, c))))[0][0] == "bound.b"


def test_lint_a_rule_that_is_surer_than_the_others_does_not_follow_from_them() -> None:
    c = count("c", DOSSIER, FLOW, "Số c", "Number c")
    because = Bilingual("thường", "usually")
    outline = branch(TOP, A, B, c)
    make(outline, rules=(usually(part_of(B, A), because=because), part_of(c, B), bounded_by(c, A)))
    surer = (part_of(B, A), part_of(c, B), usually(bounded_by(c, A), because=because))
    assert problems(outline, rules=surer)[0][0] == "bound.c"


def test_lint_rules_that_say_nothing_or_cannot_hold() -> None:
    yes = coded("yes", YES_NO, FLOW, "Câu hỏi", "Question")
    outline = branch(TOP, A, B, yes)
    assert problems(outline, rules=(yes_needs(yes, A, code=3),))[0] == (
        "yes.yes", "3 is not a code of 'yes_no': Có = 1 Không = 0",
    )  # fmt: skip
    limits: dict[str, Relation] = {
        "no values satisfy it": Less(Value("a"), Constant(0)),
        "it has no effect: no values violate it": AtMost(Value("yes"), Constant(1)),
        "no values satisfy the 'then' part of the rule": Implies(
            Less(Constant(0), Value("a")), Equal(Value("yes"), Constant(7))
        ),
    }
    for message, relation in limits.items():
        assert problems(outline, rules=(own_rule("a", relation),))[-1:] == [("part.a", message)]
    needless = Implies(Less(Constant(0), Value("a")), AtMost(Value("yes"), Constant(1)))
    assert "has no effect" in problems(outline, rules=(own_rule("a", needless),))[0][1]
    impossible = Equal(Value("yes"), Sum((Constant(2), Value("a"))))
    rule = own_rule("a", impossible, family=evolve(PART, one_measure=False))
    assert "no values satisfy it" in problems(outline, rules=(rule,))[0][1]


def test_lint_different_things_are_compared_only_where_the_family_says_so() -> None:
    outline = branch(TOP, A, B, P, Q)
    make(outline, rules=(each_has(A, P), requires(B, Q)))
    mixed = own_rule("a", AtMost(Sum((Value("a"), Value("p"))), Value("b")), family=EACH)
    assert problems(outline, rules=(mixed,)) == [("each.a", "it compares different measures: dossier, person")]


def test_lint_what_a_family_is_about() -> None:
    outline = branch(TOP, A, B, Q)
    assert ("yes.a", "'a' is not an indicator with answer codes") in problems(outline, rules=(yes_needs(A, B),))
    assert ("percent.a", "'a' is not a percentage") in problems(outline, rules=(at_most_100(A),))
    assert ("sum.a", "a sum needs at least one term") in problems(outline, rules=(parts_sum_to(A),))
    wordless = usually(part_of(A, B), because="vì")  # type: ignore[arg-type]  # the point
    assert problems(outline, rules=(wordless,)) == [
        ("part.a", "the reason must be a Bilingual with both languages, not 'vì'")
    ]
    two = (rate("r", "r", "r", of=A, over=B, reported=Q), rate("s", "s", "s", of=B, over=A, reported=Q))
    assert ("q", "2 rates name this indicator as the reported rate") in problems(outline, rates=two)


def test_lint_keeps_constants_out_of_its_chains() -> None:
    """b + 1 <= a does not follow from b <= a, nor a <= b - 5 the other way round."""
    more = own_rule("more", AtMost(Sum((Value("b"), Constant(1))), Value("a")))
    make(branch(TOP, A, B), rules=(part_of(B, A), more))
    floor = own_rule("floor", AtMost(Constant(5), Value("a")))
    make(branch(TOP, A, B), rules=(part_of(B, A), floor))


def test_lint_says_everything_at_once() -> None:
    found = problems(branch(A), branch(TOP, A, count("x", DOSSIER, FLOW, "", "")), rules=(part_of(A, P),))
    assert len(found) >= 4


def test_the_shipped_framework_has_indicators_that_an_editor_completes() -> None:
    indicator: Indicator = procedures.DISTRICT_DOSSIERS_RECEIVED
    assert indicator.measure is DOSSIER
    relation = SOC_TRANG_DISTRICT.rule("rate.plan_completion_rate").relation
    assert relation == MatchesRatio(
        Value("plan_completion_rate"), Ratio(Value("plan_tasks_completed"), Value("plan_tasks"))
    )
    assert isinstance(SOC_TRANG_DISTRICT.rule("sum.disciplined").relation, Equal)
    assert isinstance(total(A, B), Sum)


def test_lint_what_weighs_a_percentage() -> None:
    procedures_ = count("n", PROCEDURE, FLOW, "Số thủ tục", "Procedures")
    then = count("t", DOSSIER, STOCK, "Số tồn", "Stock")

    def weighed(weight: Indicator) -> list[tuple[str, str]]:
        return problems(branch(TOP, A, procedures_, then, percent("q", FLOW, "Tỷ lệ", "Rate", weight=weight)))

    make(branch(TOP, A, percent("q", FLOW, "Tỷ lệ", "Rate", weight=A)))
    assert weighed(procedures_) == [("q", "the weight 'n' is not a count that adds up")]
    assert weighed(then) == [("q", "the time of the weight 't' is at the reporting date, not during the period")]
    assert weighed(B) == [("q", "'b' is not an indicator of this framework")]
    assert problems(branch(TOP, A, evolve(B, weight="a"))) == [("b", "only a percentage may have a weight")]


def test_lint_labels_that_a_legend_cannot_hold() -> None:
    odd = CodeList("odd", (Code(1, Bilingual("a = 5 b", "A")), Code(0, Bilingual("c", "C"))))
    assert [place for place, _ in problems(branch(TOP, coded("c", odd, FLOW, "c", "c")))] == ["odd"]


def test_lint_finds_the_chain_behind_parts_that_are_added() -> None:
    c, d, e = (count(key, DOSSIER, FLOW, f"Số {key}", f"Number {key}") for key in "cde")
    outline = branch(TOP, A, B, c, d, e)
    chained = (parts_sum_to(A, B, c), part_of(A, d), parts_within(d, B, c))
    assert problems(outline, rules=chained) == [("within.d", "follows from 'sum.a', 'part.a'; remove it")]
    make(outline, rules=(parts_sum_to(A, B, c), part_of(A, d), parts_within(e, B, c)))


def test_severities_are_ordered() -> None:
    worst = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    assert sorted(worst, reverse=True) == worst[::-1]
    assert max(worst) is Severity.ERROR
    for place, one in enumerate(worst):
        for other_place, other in enumerate(worst):
            assert (one < other, one <= other) == (place < other_place, place <= other_place)
            assert (one > other, one >= other) == (place > other_place, place >= other_place)
