"""What hostile PDF files cost before they are refused: `PYTHONPATH=tests python benchmarks/hostile_pdf.py`."""

import os
import resource
import time

from cchc_model import read_report
from cchc_model.errors import CchcError
from helpers.hostile_pdf import hostile


def main() -> None:
    for name, make in hostile().items():
        data = make()
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        try:
            read_report(data)
            told = "read"
        except CchcError as error:
            told = str(error)[:90]
        seconds, after = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{name}: {seconds:.1f} s, {(after - before) / 1000:.0f} MB more; {told}", flush=True)
        os._exit(0)


if __name__ == "__main__":
    main()
