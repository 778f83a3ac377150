"""The requirement of every frame: narwhals."""

from cchc_model.errors import MissingExtraError
from cchc_model.vietnamese.text import Bilingual


def require_narwhals() -> None:
    """Check that narwhals is installed.

    Raises:
        MissingExtraError: it is not.
    """
    try:
        import narwhals  # noqa: F401 whether it is there
    except ImportError:
        raise MissingExtraError("frames", Bilingual("Xử lý bảng dữ liệu", "Working with data frames")) from None
