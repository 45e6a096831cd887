"""The command `jemaa`. Each group of commands is a module that is only imported when it is called."""

import sys
from importlib import import_module

import click

# Command name to "module:attribute" and the help shown before the module is imported.
COMMANDS = {
    "serve": ("bot.cli.serve:serve", "Run the service: webhooks, chat page, turns and sends."),
    "worker": ("bot.cli.worker:worker", "Take turns and send, on PostgreSQL; any number of these."),
    "chat": ("bot.cli.chat:chat", "Talk to a commune's bot in the terminal."),
    "import": ("bot.cli.content:import_folder", "Read a commune's folder into the database."),
    "export": ("bot.cli.content:export", "Write contributions or messages to a file."),
    "report": ("bot.cli.report:report", "The consultation report for the council; the open-data package."),
    "conversations": (
        "bot.cli.conversations:conversations",
        "Conversations handed to staff: list, answer, return.",
    ),
    "contributions": (
        "bot.cli.contributions:contributions",
        "Comments and ideas: list, show, answer, hide, unhide.",
    ),
    "requests": (
        "bot.cli.requests:requests",
        "Cases of information requests: list, show, register, answer, refuse …",
    ),
    "sessions": (
        "bot.cli.agenda.sessions:sessions",
        "Council sessions: sittings, agenda, postponement, decisions.",
    ),
    "workshops": (
        "bot.cli.agenda.workshops:workshops",
        "Workshops: announce, move, who comes, the door, minutes.",
    ),
    "broadcast": (
        "bot.cli.broadcast:broadcast",
        "Broadcasts: draft, preview, approve, follow, pause, resume, cancel.",
    ),
    "templates": ("bot.cli.templates:templates", "WhatsApp templates: list them, read their approval."),
    "staff": ("bot.cli.staff:staff", "Who works at a commune, and what their roles allow."),
    "calendar": (
        "bot.cli.calendar:calendar",
        "Last days of the delays of law 31.13, and the days on which nobody works.",
    ),
    "mails": ("bot.cli.mails:mails", "E-mail that has not left: list it, send it again."),
    "doctor": ("bot.cli.doctor:doctor", "Examine the installation and the whole receipt chain."),
    "keys": ("bot.cli.keys:keys", "Seal everything with the newest encryption key."),
    "nlu": ("bot.cli.nlu:nlu", "Read messages, evaluate and train the reader."),
    "demo": ("bot.cli.demo:demo", "Helpers for the demonstration."),
    "telegram": ("bot.cli.telegram:telegram", "Connect a Telegram bot: webhook, commands, long polling."),
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jemaa")
def jemaa() -> None:
    """Jemaa: the commune's voice on the telephone."""


def main() -> None:
    """Run a command; an operator's mistake is one clear sentence and exit code 2, not a trace."""
    try:
        jemaa(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:
        sentence = _sentence(error)
        if not sentence:
            raise
        click.echo(f"jemaa: {sentence}", err=True)
        sys.exit(2)


def _sentence(error: Exception) -> str:
    """What to tell the operator; "" for a fault of ours, which is shown whole."""
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415 - the service must not hold what only commands need

    from bot.errors import OPERATOR_ERRORS  # noqa: PLC0415 - likewise

    if isinstance(error, OPERATOR_ERRORS):
        return str(error)
    if isinstance(error, OperationalError):
        reason = " ".join(str(error.orig).split())
        return f"JEMAA_DATABASE_URL: the database does not answer: {reason}"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}. Check JEMAA_DATABASE_URL and JEMAA_VAR_DIR."
    return ""
