"""The answer to what the commune asked about a request: begun by the button of that notice, or by the answer itself."""

from flows.request_case import Case, clarified
from flows.steps import Talk, flow, goto, heard, look, say
from flows.types import Visit


@flow()
def request_answer(visit: Visit) -> Talk:
    reference: str | None = yield heard("id")
    if reference is None:
        yield goto("request_case")
    case: Case = yield look("request", reference=reference or "")
    if case["found"] and case["question"]:
        yield from clarified(case)
        return
    if case["found"]:
        yield say("request-case-nothing-asked")
    yield goto("request_case", code=reference or "")
