import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import InvalidDataError, ReadError
from cchc_model.io.toml.document import MAX_TOML_BYTES, read_toml, toml_value

DATA = {"name": {"vi": "Hồ sơ", "en": "Dossiers"}, "rows": [{"id": "a"}, {"id": "b"}]}
TEXT = 'name = { vi = "Hồ sơ", en = "Dossiers" }\nrows = [\n  { id = "a" },\n  { id = "b" },\n]\n'


def test_a_path_bytes_and_a_stream_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "tệp.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_toml(path) == read_toml(str(path)) == ("tệp.toml", DATA)
    assert read_toml(TEXT.encode()) == ("the data", DATA)
    assert read_toml(io.BytesIO(TEXT.encode())) == ("the stream", DATA)


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_fault() -> None:
    assert read_toml(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())[1] == DATA


def test_no_such_file_is_the_error_that_python_gives(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_toml(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            'rows = [\n {id = "a"}\n {id = "b"}\n]',
            'line 3: it is not valid TOML: a comma between two lines or a ] is missing (“{id = "b"}”)',
        ),
        (
            'rows = [\n {id = "a",\n vi = "b"}\n]',
            'line 2: it is not valid TOML: { … } must be on one line, without a comma before the } (“{id = "a",”)',
        ),
        (
            "a = 1\nb = “Hồ sơ”",
            (
                "line 2: it is not valid TOML: "
                'a text must be in straight quotation marks, such as "Dossiers" (“b = “Hồ sơ””)'
            ),
        ),
        ('a = "Hồ sơ\nb = 1', 'line 1: it is not valid TOML: a closing quotation mark is missing (“a = "Hồ sơ”)'),
        ("a = 1\na = 2\n", "line 2: it is not valid TOML: a key is given twice (“a = 2”)"),
        ("a = 1\na = 2", "at the end of the file: it is not valid TOML: a key is given twice"),
        ('{"format": 1}', 'line 1: it is not valid TOML: Invalid statement (“{"format": 1}”)'),
        ("a = " + "9" * 5000, "it is not valid TOML: Exceeds the limit"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_refused_with_its_line_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_toml(text.encode())
    assert str(caught.value).startswith(f"the data: {says}")
    assert "TOML" in caught.value.message("vi")


def test_other_encodings_are_refused_with_the_line() -> None:
    with pytest.raises(ReadError, match="line 2: it is not UTF-8 text; save it as UTF-8"):
        read_toml(b'a = "A"\nb = "H\xf4"')
    with pytest.raises(ReadError, match="line 1: it is not UTF-8"):
        read_toml(TEXT.encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "{a=" * 100_000, "a." * 500_000 + "a = 1", "['a' . " + '"b".' * 250_000],
    ids=lambda text: text[:12],
)
def test_what_is_nested_far_beyond_sense_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        read_toml(text.encode())


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ReadError, match="larger than 2 MB"):
        read_toml(path)
    with path.open("rb") as stream:
        with pytest.raises(ReadError, match="larger than 2 MB"):
            read_toml(stream)
        assert stream.tell() <= MAX_TOML_BYTES + 1


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(ReadError, match="int: give a path, bytes or a binary stream"):
        read_toml(31)  # type: ignore[arg-type]


@given(st.binary(max_size=300) | st.text("ab.[]{}=\"'\\#\n\t ,1“đ", max_size=60).map(str.encode))
def test_any_bytes_are_data_or_refused(data: bytes) -> None:
    try:
        name, read = read_toml(data)
    except ReadError as error:
        assert error.message("vi")
    else:
        assert name == "the data"
        assert isinstance(read, dict)


def test_a_value_of_another_kind_cannot_be_written() -> None:
    with pytest.raises(InvalidDataError):
        toml_value(1.5)
