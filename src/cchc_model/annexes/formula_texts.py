"""Formulas that define a row, such as `Tỷ lệ = (2)/(1) x 100%`: their numbers are references and factors, no values."""

import re
import unicodedata

_NUMBER = r"\d{1,3}(?:\.\d{1,2})*[a-zđ]?"
_REFERENCE = rf"(?:(?:dòng|cột|mục|chỉ tiêu|tiêu chí|stt|tt)\s*(?:số\s*)?)?[(\[]\s*{_NUMBER}\s*[)\]]"
_NAMED = rf"(?:dòng|cột|mục|chỉ tiêu|tiêu chí|stt|tt)\s*(?:số\s*)?{_NUMBER}(?![\w.,]*\d)"
_OPERAND = rf"(?:{_REFERENCE}|{_NAMED})"
_OPERATOR = r"\s*(?:[-+/*:x×÷]|chia|cộng|trừ|nhân)\s*"
_REFERENCES = re.compile(rf"{_OPERAND}(?:{_OPERATOR}{_OPERAND})+", re.IGNORECASE)
"""References with an operator between them; one alone may be a negative number."""
_DEFINED = re.compile(rf"{_REFERENCE}\s*(?==)", re.IGNORECASE)
_DIVIDES = re.compile(r"[)\]]\s*:\s*[(\[]|[\w)\]]\s*[/÷]\s*(?:[(\[]|[^\W\d_])|\bchia\b|\btrên tổng\b", re.IGNORECASE)
_LEADS = re.compile(r"=|\b(?:bằng|cách tính|công thức|tính theo)\b", re.IGNORECASE)
_FACTOR = re.compile(r"(?:[x×*]|\bnhân(?: với)?)\s*100\s*(?:%|(?![\w.,]*\d))", re.IGNORECASE)


def without_formulas(text: str) -> str:
    """Return a text without the references and the factors of a formula; any other number stays.

    >>> without_formulas("Tỷ lệ đúng hạn = (2)/(1) x 100%").split()
    ['Tỷ', 'lệ', 'đúng', 'hạn', '=']
    >>> [without_formulas(text) for text in ("Tỷ lệ = 1225/1230 x 100", "Số đúng là 5 x 100", "Tỷ lệ = (2)")]
    ['Tỷ lệ = 1225/1230 x 100', 'Số đúng là 5 x 100', 'Tỷ lệ = (2)']
    """
    plain = unicodedata.normalize("NFC", text)
    if not _LEADS.search(plain) or not any(map(str.isdigit, plain)):
        return text
    divides = _DIVIDES.search(plain) is not None
    plain = _DEFINED.sub(" ", _REFERENCES.sub(" ", plain))
    return _FACTOR.sub(" ", plain) if divides else plain
