"""The roles of titles whose values are no results of the report's period, with the reason of each."""

from cchc_model.annexes.title_words import Role
from cchc_model.vietnamese.text import Bilingual

OTHER_PERIOD = Bilingual("số liệu của kỳ khác", "values of another period")
ASIDE = {
    Role.PLAN: Bilingual("kế hoạch, chỉ tiêu giao", "a plan"),
    Role.COMPARISON: Bilingual("so sánh hoặc bình quân", "a comparison or an average"),
    Role.RATIO: Bilingual("tỷ lệ", "a share"),
    Role.ACCUMULATED: Bilingual("lũy kế", "accumulated values"),
    Role.OTHER_PERIOD: OTHER_PERIOD,
    Role.POINTS: Bilingual("điểm", "points"),
}
"""The content of columns and rows that are no report, by the roles of their words, the decisive one first."""
