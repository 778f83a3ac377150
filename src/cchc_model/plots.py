"""Plots of reports (extra `plots`): each function draws on matplotlib Axes and returns them.

The functions are those of `cchc_model.display.plots`; this module is their public path.
"""

from cchc_model.display.plots import (
    plot_changes,
    plot_completeness,
    plot_organisations,
    plot_rate_trends,
    plot_rates,
    plot_scores,
    plot_trend,
)

__all__ = [
    "plot_changes",
    "plot_completeness",
    "plot_organisations",
    "plot_rate_trends",
    "plot_rates",
    "plot_scores",
    "plot_trend",
]
