"""The gallery of the documentation: each picture of its pages can be drawn today, and every plot is in it."""

import re
import runpy

import pytest
from matplotlib import pyplot as plt

from cchc_model import plots
from helpers.paths import ROOT

PAGES = {"en": ROOT / "docs" / "guide" / "gallery.md", "vi": ROOT / "docs" / "vi" / "gallery.md"}


@pytest.mark.parametrize("lang", PAGES)
def test_each_page_names_every_picture_and_every_plot(lang: str) -> None:
    made = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["pictures"]()
    page = PAGES[lang].read_text(encoding="utf-8")
    assert re.findall(r"\(\.\./pictures/(\w+)\.png\)", page) == [f"{name}_{lang}" for name in made]
    assert all(f"`{name}(" in page for name in plots.__all__)
    if lang == "vi":  # drawing once is enough: the tests of the plots draw in both languages
        for draw in made.values():
            assert draw(lang).figure is not None
            plt.close("all")
