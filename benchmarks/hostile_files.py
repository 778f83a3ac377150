"""What hostile PDF files and workbooks cost before they are refused.

Run it with `PYTHONPATH=tests python benchmarks/hostile_files.py`.
"""

import os
import resource
import time

from cchc_model import read_report
from cchc_model.errors import CchcError
from helpers import hostile_pdf, hostile_xls


def main() -> None:
    for name, make in (*hostile_pdf.hostile().items(), *hostile_xls.hostile().items()):
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
