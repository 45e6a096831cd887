"""`jemaa requests`: the cases of information requests (law 31.13), as staff run them."""

import click

from bot.cli.requests import acting, counter, drafting, entering, grouping, looking, paper


@click.group()
def requests() -> None:
    """Cases of information requests (law 31.13): look at them, act on them, take their papers.

    REFERENCE is the code of a case, however it is typed. Every action is noted with who did it (--as).
    """


for command in (
    looking.list_,
    looking.show,
    entering.enter,
    *acting.COMMANDS,
    *drafting.COMMANDS,
    paper.form,
    paper.dossier,
    looking.year,
    grouping.groups,
    counter.paper_list,
    counter.paper_,
    paper.handed,
):
    requests.add_command(command)
