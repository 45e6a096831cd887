"""`make bench`: the consultation report of 5,000 contributions and 500 requests, in each form and language, and the open-data package.

In a process of its own each, so that fonts, compiler and words are read as well. `python -m tests.bench_reports`.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

CONTRIBUTIONS, CASES = 5_000, 500
LIMIT = 20.0  # seconds, with progress: as long as somebody waits in front of a page
REPORTS = (("pdf", "ar"), ("pdf", "fr"), ("docx", "ar"), ("docx", "fr"), ("zip", "fr"))
MAKE = "import sys; sys.path.insert(0, 'tests'); from tests.bench_reports import make; make(*sys.argv[1:])"


def make(url: str, file_format: str, language: str) -> None:
    """In a process that has made no report yet."""
    from fakes import NOON, make_vault  # noqa: PLC0415 - measured with its imports

    from bot.reports import making  # noqa: PLC0415
    from data.engine import Database  # noqa: PLC0415

    began = time.perf_counter()
    database = Database(url, make_vault())
    with database.reading() as db:
        made = making.make(
            db,
            "berkane",
            kind="open_data" if file_format == "zip" else "consultation",
            language=language,
            file_format=file_format,
            options={},
            day=NOON.date(),
        )
    print(time.perf_counter() - began, len(made.content))


def main() -> None:
    import seed  # noqa: PLC0415
    from fakes import make_vault  # noqa: PLC0415

    from data.engine import Database  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="jemaa-bench-") as folder:
        url = f"sqlite:///{folder}/bench.db"
        print(f"Filling a town with {CONTRIBUTIONS} contributions …", file=sys.stderr)
        database = Database(url, make_vault())
        database.migrate()
        seed.fill(database, count=CONTRIBUTIONS, cases=CASES, with_chain=True)
        database.close()
        slow = []
        for file_format, language in REPORTS:
            command = [sys.executable, "-c", MAKE, url, file_format, language]
            seconds, size = subprocess.check_output(command, encoding="utf-8").split()
            name = f"report of {CONTRIBUTIONS}, {file_format} {language}"
            print(f"{name:<32} {float(seconds):8.2f} s {int(size) / 1e6:8.2f} MB")
            slow += [name] if float(seconds) > LIMIT else []
    if slow:
        sys.exit(f"Slower than {LIMIT:.0f} s: {', '.join(slow)}.")


if __name__ == "__main__":
    main()
