"""Measure the papers: the form and every letter, cold (a new process) and warm. `python -m tests.bench_papers`."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.papers.letters import Complaint, Letter

    Facts = Letter | Complaint

sys.path.insert(0, str(Path(__file__).parent))

LIMIT_MS = 300.0  # for a form, even the first of a process
TIMES = 40
COLD = "import time, sys; sys.path.insert(0, 'tests'); from tests.bench_papers import cold; cold()"


def cold() -> None:
    """In a process that has made no paper yet: the compiler, the fonts and the words are read as well."""
    import paper_samples as samples  # noqa: PLC0415 - measured without its import

    from bot import papers  # noqa: PLC0415

    began = time.perf_counter()
    papers.form("ar", samples.ARABIC_FORM)
    print((time.perf_counter() - began) * 1_000)


def warm(make: Callable[[int], object]) -> tuple[float, float]:
    """Median and slowest, each time with other words: the compiler remembers what it has set."""
    times = []
    for number in range(TIMES):
        began = time.perf_counter()
        make(number)
        times.append((time.perf_counter() - began) * 1_000)
    return statistics.median(times), max(times)


def main() -> None:
    from dataclasses import replace  # noqa: PLC0415

    import paper_samples as samples  # noqa: PLC0415

    from bot import papers  # noqa: PLC0415

    print(f"Making each paper {TIMES} times …", file=sys.stderr)
    found = [float(subprocess.check_output([sys.executable, "-c", COLD])) for _ in range(3)]
    print(f"{'form, first of a process':<28} {statistics.median(found):8.1f} ms")
    worst = max(found)
    forms = {
        "form.ar": ("ar", samples.ARABIC_FORM, samples.ARABIC_SUBJECT),
        "form.fr": ("fr", samples.FORM, samples.FRENCH_SUBJECT),
        "form.ar, 4,000 letters": ("ar", samples.ARABIC_FORM, samples.LONG_SUBJECT),
        "form.fr, 4,000 letters": ("fr", samples.FORM, samples.LONG_SUBJECT),
    }
    for name, (language, form, subject) in forms.items():

        def a_form(
            number: int, language: str = language, form: papers.Form = form, subject: str = subject
        ) -> bytes:
            return papers.form(
                language, replace(form, subject=f"{number} {subject}", family_name=str(number))
            )

        middle, slowest = warm(a_form)
        worst = max(worst, slowest)
        print(f"{name:<28} {middle:8.1f} ms   slowest {slowest:6.1f}")
    for language in ("ar", "fr"):
        for kind, facts in samples.letters(language).items():

            def a_letter(
                number: int, language: str = language, kind: str = kind, facts: "Facts" = facts
            ) -> bytes:
                case = replace(facts.case, subject=f"{number} {facts.case.subject}")
                return papers.letter(kind, language, replace(facts, case=case))

            middle, slowest = warm(a_letter)
            print(f"{f'{kind}.{language}':<28} {middle:8.1f} ms   slowest {slowest:6.1f}")
    if worst > LIMIT_MS:
        sys.exit(f"a form took {worst:.0f} ms; the limit is {LIMIT_MS:.0f}")


if __name__ == "__main__":
    main()
