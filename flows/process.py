"""What the openness programme is, its stages with the dates the commune entered, and where we are today."""

from flows.steps import Line, Talk, flow, say
from flows.types import Round, Stage, Visit


@flow(starts_on="about_process", aside=True)
def process(visit: Visit) -> Talk:
    yield say("about", intro=visit.programme.intro)
    for number, stage in enumerate(visit.programme.stages, 1):
        yield _stage(number, stage)
    yield _today(visit.round)


def _stage(number: int, stage: Stage) -> Line:
    if stage.starts_on and stage.ends_on and stage.starts_on != stage.ends_on:
        return say("window", number=number, label=stage.label, start=stage.starts_on, end=stage.ends_on)
    if stage.starts_on:
        return say("day", number=number, label=stage.label, day=stage.starts_on)
    if stage.month:
        year, month = stage.month.split("-")[:2]
        return say("month", number=number, label=stage.label, month=int(month), year=year)
    return say("undated", number=number, label=stage.label)


def _today(current: Round | None) -> Line:
    if current is None:
        return say("contributing-no-round")
    if current.state == "open":
        return say("open", kind=current.kind, closes=current.closes_on)
    key = "not_yet" if current.state == "not_yet" else "closed"
    return say(key, kind=current.kind, opens=current.opens_on, closes=current.closes_on)
