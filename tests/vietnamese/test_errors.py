import pickle

import pytest

from cchc_model import (
    Bilingual,
    CchcError,
    InvalidDataError,
    InvalidNumberError,
    MissingExtraError,
    Problem,
    ReadError,
    UnknownIndicatorError,
)

ERRORS = [
    (
        InvalidNumberError("5.62", Bilingual("vì", "why"), ("5,62",)),
        ValueError,
        "'5.62' is not a number: why; did you mean '5,62'?",
    ),
    (UnknownIndicatorError("x", "framework", ("y", "z")), KeyError, "framework has no 'x'; did you mean 'y' or 'z'?"),
    (ReadError("a.txt", Bilingual("vì", "because")), ValueError, "a.txt: because"),
    (
        MissingExtraError("cli", Bilingual("Lệnh", "It")),
        ImportError,
        'It needs an optional package: python -m pip install "cchc-model[cli]"',
    ),
    (
        InvalidDataError(
            Bilingual("Báo cáo", "report"),
            [Problem("a", Bilingual("sai", "is wrong"), ("b",)), Problem("c", Bilingual("cũng vậy", "too"))],
        ),
        ValueError,
        "invalid report (2 problems)\n  a: is wrong; did you mean 'b'?\n  c: too",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "sentence"), ERRORS, ids=[type(e[0]).__name__ for e in ERRORS])
def test_errors_are_the_librarys_own_and_pythons(error: CchcError, builtin: type[Exception], sentence: str) -> None:
    assert isinstance(error, CchcError)
    assert isinstance(error, builtin)
    assert str(error) == sentence


@pytest.mark.parametrize("error", [e[0] for e in ERRORS], ids=[type(e[0]).__name__ for e in ERRORS])
def test_errors_survive_pickling_with_their_fields(error: CchcError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 our own bytes
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


@pytest.mark.parametrize("error", [e[0] for e in ERRORS], ids=[type(e[0]).__name__ for e in ERRORS])
def test_every_error_says_itself_in_both_languages_in_one_way(error: CchcError) -> None:
    assert error.message("en") == str(error)
    assert error.message() == error.message("vi") != error.message("en")


def test_sentences_for_people_exist_in_vietnamese() -> None:
    both = InvalidDataError(Bilingual("Báo cáo", "report"), [Problem("a", Bilingual("sai", "is wrong"), ("b", "c"))])
    assert both.message() == "Báo cáo chưa hợp lệ (1 lỗi)\n  a: sai; có phải là “b” hoặc “c”?"
    assert InvalidNumberError("5.62", Bilingual("vì", "why")).message() == "“5.62” không phải là số: vì"
    assert ReadError("a.txt", Bilingual("vì", "because")).message() == "a.txt: vì"
    assert (
        MissingExtraError("cli", Bilingual("Lệnh", "It"))
        .message("vi")
        .startswith("Lệnh cần cài thêm gói phần mềm: python")
    )


def test_a_long_text_is_cut_in_the_sentence_only() -> None:
    error = InvalidNumberError("x" * 500, Bilingual("vì", "why"))
    assert len(str(error)) < 100
    assert len(error.text) == 500


def test_what_is_not_there_is_said_in_both_languages() -> None:
    error = UnknownIndicatorError("plan_task", "soc_trang_district", ("plan_tasks", "plan_tasks_completed"))
    assert error.message() == (
        "soc_trang_district không có “plan_task”; có phải là “plan_tasks” hoặc “plan_tasks_completed”?"
    )
    assert error.message("en") == str(error)
    assert UnknownIndicatorError("x", "soc_trang_district").message() == "soc_trang_district không có “x”"


def test_the_base_of_all_says_what_it_was_given() -> None:
    assert (str(CchcError("why")), CchcError("why").message()) == ("why", "why")
