"""The documentation site: `sphinx-build -W docs build/site`, without network."""

import runpy
import sys
from importlib.metadata import version as installed
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "cchc-model"
author = "the cchc-model authors"
copyright = "2026 the cchc-model authors. MIT licence"
version = release = installed("cchc-model")
language = "en"  # of what Sphinx says by itself; each page has its own, and its own texts around it

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "languages"]
exclude_patterns = ["_build"]
templates_path = ["_templates"]
html_theme = "furo"
html_title = "cchc-model"
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]

myst_heading_anchors = 3
nb_execution_mode = "off"  # the tests run the notebooks, and hold them to what is stored in them

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_use_ivar = True
napoleon_google_docstring = True


def setup(app: object) -> None:
    """Draw the pictures of the gallery anew for each site, so that it shows what the plots draw today."""
    del app
    import matplotlib as mpl  # here, because tests that look for examples in every file import this one too

    mpl.use("Agg")
    runpy.run_path(str(HERE / "pictures.py"))["draw"](HERE / "pictures")
