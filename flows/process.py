"""What the openness programme is, its stages with the dates the commune entered, and where we are today."""

from dataclasses import replace

from flows.contributing import next_round
from flows.steps import Line, Talk, flow, say
from flows.types import Round, Stage, Visit

# The stages that are rounds: where the round is known its days are the ones that count, whatever the timeline says.
ROUNDS = {"ideas": "ideas", "public_consultation": "draft", "consultation": "draft"}


@flow(starts_on="about_process", aside=True)
def process(visit: Visit) -> Talk:
    yield say("about", intro=visit.programme.intro)
    for number, stage in enumerate(visit.programme.stages, 1):
        yield _stage(number, _as_the_round(stage, visit))
    yield from today(visit)


def today(visit: Visit) -> Talk:
    """Where we are: is the round open, until when, and which comes next."""
    yield _today(visit.round)
    yield from next_round(visit)


def _as_the_round(stage: Stage, visit: Visit) -> Stage:
    known = (visit.round, visit.next_round)
    found = next((each for each in known if each and each.kind == ROUNDS.get(stage.id)), None)
    return replace(stage, starts_on=found.opens_on, ends_on=found.closes_on) if found else stage


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
        return say("process-open", kind=current.kind, closes=current.closes_on)
    key = "process-not-yet" if current.state == "not_yet" else "process-closed"
    return say(key, kind=current.kind, opens=current.opens_on, closes=current.closes_on)
