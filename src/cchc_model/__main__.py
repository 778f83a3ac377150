"""`python -m cchc_model` is the command `cchc`."""

from cchc_model.cli import main

raise SystemExit(main())
