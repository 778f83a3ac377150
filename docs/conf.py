"""The documentation site: `sphinx-build -W docs build/site`, without network."""

import runpy
from importlib.metadata import version as installed
from pathlib import Path

project = "cchc-model"
author = "the cchc-model authors"
copyright = "MIT licence"
version = release = installed("cchc-model")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "cchc-model"
html_show_sourcelink = False

myst_heading_anchors = 3
nb_execution_mode = "off"  # the tests run the notebooks, and hold them to what is stored in them

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_use_ivar = True
napoleon_google_docstring = True


def setup(_app: object) -> None:
    """Draw the pictures of the gallery anew for each site, so that it shows what the plots draw today."""
    import matplotlib as mpl  # here, because tests that look for examples in every file import this one too

    mpl.use("Agg")
    here = Path(__file__).parent
    runpy.run_path(str(here / "pictures.py"))["draw"](here / "pictures")
