"""Numbers that name a row: what no table can hold is told at once, in a sentence."""

import click

ID = click.IntRange(1, 2**63 - 1)
