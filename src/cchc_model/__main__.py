"""Entry point of `python -m cchc_model`, the same as the command `cchc`."""

from cchc_model.cli import main

raise SystemExit(main())
