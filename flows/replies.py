"""May we write about your own remarks and requests? Asked once, after the first of them: there it first matters.

What the law wants told about a request leaves also after a no: by another way than the chat.
"""

from flows.steps import NO, YES, Talk, choose, do, flow, goto, look, say
from flows.types import RecordConsent, Visit

PURPOSE = "case_replies"


@flow(light=True)
def replies(visit: Visit) -> Talk:
    is_given: bool | None = yield look("consent", purpose=PURPOSE)
    if is_given is None:
        answer = yield choose("consent_case_replies", [YES, NO], key="consent-case-replies", stays=True)
        is_given = answer is YES
        yield do(RecordConsent(PURPOSE, is_given, "consent-case-replies"), bars=False)
    yield say("we_write" if is_given else "no_write")


def may_we_write() -> Talk:
    """`yield from` as the last of a flow: on to the question, unless a yes was said before."""
    if (yield look("consent", purpose=PURPOSE)) is not True:
        yield goto("replies")
