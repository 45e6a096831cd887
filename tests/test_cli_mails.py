"""Mail as an operator meets it: what the doctor says, `jemaa mails`, and the service that sends it."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command_line import Town, free_port, serving
from mail_server import Mailbox, mail_server

from bot import mailing
from bot.bootstrap import open_database
from bot.settings import read_settings
from data import mails

pytestmark = pytest.mark.slow  # a process for each command

WAITS = 60.0  # seconds for a mail that leaves after 15
LONG_AGO = datetime.now(UTC) - timedelta(hours=3)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town hall whose server refused a form, three hours ago."""
    found = Town(tmp_path / "var")
    found.works(
        "export",
        "--commune",
        "berkane",
        "--what",
        "contributions",
        "--format",
        "csv",
        "--out",
        str(tmp_path / "x.csv"),
    )
    settings = read_settings({"JEMAA_VAR_DIR": str(found.var)})
    mail = mailing.form_mail(
        settings,
        commune_id="berkane",
        reference="BRK-7K3M9QXZ",
        pdf=b"%PDF",
        is_urgent=True,
        day=LONG_AGO.date(),
        last_day=None,
        now=LONG_AGO,
    )
    database = open_database(settings)
    with database.writing() as db:
        mail_id = mails.put(
            db,
            commune_id="berkane",
            request_id=None,
            kind=mailing.FORM,
            message_id=mail.message_id,
            message=mail.message,
            now=LONG_AGO,
        )
        mails.claim_due(db, LONG_AGO)
        mails.refuse(db, mail_id, "550 no such mailbox")
    database.close()
    return found


def test_a_refused_form_is_named_and_sent_again(town: Town) -> None:
    done = town.run("doctor")
    assert done.returncode == 1
    assert "berkane: mail: 1 mails were refused: 550 no such mailbox" in done.stdout
    assert "jemaa mails again" in done.stdout
    (row,) = json.loads(town.works("mails", "list", "--commune", "berkane", "--json"))
    assert (row["kind"], row["state"], row["attempts"]) == ("form", "refused", 1)
    assert "550 no such mailbox" in town.works("mails", "list", "--commune", "berkane")
    said = town.works("mails", "again", "--commune", "berkane", "--as", "omar@berkane.example")
    assert said.startswith("1 are sent again")
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        serves = Town(town.var, {"JEMAA_SMTP_URL": f"smtp://127.0.0.1:{port}"})
        with serving(serves, free_port()):
            ends = time.monotonic() + WAITS
            while not mailbox.messages and time.monotonic() < ends:
                time.sleep(0.1)
    assert [message["To"] for message in mailbox.messages] == ["information.officer@berkane.example"]


def test_an_address_that_is_none_is_told_at_the_start(tmp_path: Path) -> None:
    town = Town(tmp_path / "var", {"JEMAA_SMTP_URL": "mail.example.ma"})
    said = town.refuses("serve", "--port", str(free_port()))
    assert "JEMAA_SMTP_URL must be like smtp://" in said
