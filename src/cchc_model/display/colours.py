"""The colours of pages and plots: each has one meaning, and figures that cannot be right are never blue."""

from cchc_model.framework.severity import Severity

FIGURE = "#2a78b8"
"""The colour of a figure."""

WRONG = "#b3382c"
"""The colour of a figure that cannot be right, such as a rate above 100 %."""

CERTAINTY = {Severity.ERROR: "#b3261e", Severity.WARNING: "#8a5a00", Severity.INFO: "#1f5f99"}
"""The colour of findings, dark enough for text on white."""

INK, PAPER, POINTED_AT = "#1a1a1a", "#ffffff", "#fff3c4"
"""The colours of text, of the page, and of the place that a link led to."""
