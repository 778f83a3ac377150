"""Frameworks with their measures, rows, formulas, rates and rules.

This path exports all parts of a framework. With the functions in lower case (`count`, `section`, `rate`,
`parts_sum_to` …) a module of definitions reads like the annex, one line per row.

>>> from cchc_model import Bilingual
>>> from cchc_model.framework import FLOW, Framework, UnitType, branch, count, part_of, section
>>> COMPLAINT = UnitType("complaint", Bilingual("Đơn", "Complaints"))
>>> RECEIVED = count("received", COMPLAINT, FLOW, "Số đơn tiếp nhận", "Complaints received")
>>> SETTLED = count("settled", COMPLAINT, FLOW, "Số đơn đã giải quyết", "Complaints settled")
>>> TOP = section("complaints", "Giải quyết đơn thư", "Handling of complaints")
>>> own = Framework(
...     id="complaints", version="1", name=Bilingual("Biểu đơn thư", "Table of complaints"),
...     outline=(branch(TOP, RECEIVED, SETTLED),), rules=(part_of(SETTLED, RECEIVED),),
... )
>>> [row.position for row in own.rows]
['I', 'I.1', 'I.2']
"""

from cchc_model.framework.families import Family
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Ratio,
    Relation,
    Sum,
    Value,
    operands,
)
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import (
    FLOW,
    PERCENT,
    STOCK,
    YTD,
    Amount,
    Code,
    CodeList,
    Measure,
    Percentage,
    Time,
    UnitType,
    parse_legend,
)
from cchc_model.framework.rows import (
    Branch,
    Heading,
    Indicator,
    Item,
    Kind,
    Operand,
    Rate,
    Section,
    branch,
    coded,
    count,
    heading,
    percent,
    rate,
    section,
    total,
)
from cchc_model.framework.rule_functions import (
    at_most_100,
    bounded_by,
    each_has,
    explained,
    follows_from,
    limited_to,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    requires,
    usually,
    yes_needs,
)
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity

__all__ = [
    "FLOW",
    "PERCENT",
    "STOCK",
    "YTD",
    "Amount",
    "AtMost",
    "Branch",
    "Code",
    "CodeList",
    "ComparedSides",
    "Constant",
    "Equal",
    "Expression",
    "Family",
    "FormColumns",
    "Framework",
    "Heading",
    "Implies",
    "Indicator",
    "Item",
    "Kind",
    "Less",
    "MatchesRatio",
    "Measure",
    "Operand",
    "Percentage",
    "Rate",
    "Ratio",
    "Relation",
    "Row",
    "Rule",
    "Section",
    "Severity",
    "Sum",
    "Time",
    "UnitType",
    "Value",
    "at_most_100",
    "bounded_by",
    "branch",
    "coded",
    "count",
    "each_has",
    "explained",
    "follows_from",
    "heading",
    "limited_to",
    "no_forbids",
    "operands",
    "parse_legend",
    "part_of",
    "parts_sum_to",
    "parts_within",
    "percent",
    "rate",
    "requires",
    "section",
    "total",
    "usually",
    "yes_needs",
]
