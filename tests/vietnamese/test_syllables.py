"""Which strings are Vietnamese syllables: every printed word is, and hardly any slip."""

import random
import re
import unicodedata

import pytest

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.framework import Indicator
from cchc_model.framework.measures import CodeList, UnitType
from cchc_model.vietnamese.syllables import is_syllable, syllables

LETTERS = "abcdeghiklmnopqrstuvxyđăâêôơư"
NO_SYLLABLES = {
    *("bcci", "cchc", "cntt", "dvc", "iso", "nsnn", "qlcl", "sncl", "tthc", "ubnd", "vbqppl"),
    *("gov", "https", "soctrang", "vn", "website", "zalo"),
}
"""The abbreviations and the foreign words of the shipped framework."""


def texts() -> list[str]:
    found = []
    for row in SOC_TRANG_DISTRICT.rows:
        found += [row.item.name.vi, *row.item.aliases]
        measure = row.item.measure if isinstance(row.item, Indicator) else None
        if isinstance(measure, UnitType):
            found += [measure.label.vi, *measure.variants]
        if isinstance(measure, CodeList):
            found += [code.label.vi for code in measure.codes]
    return found


def test_every_word_of_the_shipped_framework_is_a_syllable_but_abbreviations_and_foreign_words() -> None:
    words = {
        word for text in texts() for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())
    }
    assert len(words) > 340
    assert {word for word in words if not is_syllable(word)} == NO_SYLLABLES


@pytest.mark.parametrize(
    "words",
    [
        "nghiêng ghềnh nghỉ ghế ngành gà kẻ kỹ kĩ cá cuốc quốc quý quí quỳnh quýt quất quẩy quẹo quyền quên quở quạu",
        "gì gìn giếng giết giêng giặt giỗ giường già giữa yêu yến yết ý y ỷ ích im ỉu uyên uể oải oăm ước ưu ai ấy",
        "khuya thuở huơ khuỷu khuỵu huỵch tuếch khuếch huênh khuâng xuất tuần luật xoăn ngoặc hoặc ngoẹo khoét hoen",
        "xoong moóc boong rượu bướu cướp chuồn chuỗi muỗm ngửi mừng nhựt tập nghiệp đẹp hếch lệch xanh bệnh thịch pin",
        "hoà hòa thuý thúy uỷ ủy khoẻ khỏe lý lí mỹ mĩ",
    ],
)
def test_rare_syllables_are_syllables_in_every_form(words: str) -> None:
    for word in words.split():
        assert is_syllable(word), word
        assert is_syllable(unicodedata.normalize("NFD", word.upper())), word


@pytest.mark.parametrize(
    "words",
    [
        "quyt giảiquyết iquyết hoach quyềt quyêt tổnng kiếnn mứcc",  # slips
        "nghành nghà gé gẻ ngề ngì ghà ké̀ cế cí kà kò qà qo qi quu",  # spellings
        "lích' bat bạtt càc thủp hếc phỏt",  # a stop has two tones
        "iên iêu yê iê giiêng uyê ươ uô â ă yt yn",  # open, or without an onset
        "TTHC f web jazz đđ 3 à1 - aa eo' ngh q",
    ],
)
def test_what_no_syllable_has(words: str) -> None:
    for word in words.split():
        assert not is_syllable(word), word


def test_there_are_as_many_syllables_as_this() -> None:
    """Some 3,800 strings of letters, and 17,000 with tones: of four random letters one string in a thousand is one."""
    assert len(syllables()) == 3746
    assert sum(map(len, syllables().values())) == 17_160
    g = random.Random(1)
    shares = {
        length: sum(is_syllable("".join(g.choices(LETTERS, k=length))) for _ in range(5_000)) / 5_000
        for length in (2, 3, 4, 5, 6)
    }
    assert shares[2] < 0.25
    assert shares[3] < 0.04
    assert shares[4] < 0.002
    assert shares[5] < 0.001
    assert shares[6] == 0
