"""Where the files of the project are."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data"
ANNEX = ROOT / "examples" / "soc_trang_district_annex.txt"
