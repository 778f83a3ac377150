"""Score sheets in old formats."""

import pytest

from cchc_model import read_score_sheet
from cchc_model.io.office import conversion
from helpers.rubric_cases import EVERY_KIND
from helpers.score_sheets import GIVEN, SHEET, written


def test_the_conversion_of_a_sheet_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    made = conversion.Converted(written(SHEET, "docx"), "LibreOffice 7.4")
    monkeypatch.setattr(conversion, "convert", lambda *_: made)
    people = read_score_sheet(b"{\\rtf1 x}", EVERY_KIND)
    assert people.appraised == GIVEN
    said = [finding for finding in people.findings if finding.code == "converted_file"]
    assert [finding.text for finding in said] == ["LibreOffice 7.4"]
