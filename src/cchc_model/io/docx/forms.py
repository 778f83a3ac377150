"""The templates of Word documents in the package."""

from importlib.resources import files

FORMS = ("annex", "letterhead")
"""Those of an annex: one that belongs to a report, and a document of its own with a letterhead and a signature."""


def template_copy(form: str) -> bytes:
    """Return the bytes of a template of the package, to be edited in Word."""
    return (files("cchc_model.io.docx") / "templates" / f"{form}.docx").read_bytes()
