"""`jemaa templates` as staff meet it."""

import json
from pathlib import Path

import pytest
from command_line import Town
from twilio_stand_in import ACCOUNT_SID, AUTH_TOKEN, NUMBER, Shell, TwilioStandIn

pytestmark = pytest.mark.slow  # a process for each command

SAMPLE = Path(__file__).parents[1] / "data" / "content" / "communes" / "berkane"


def with_template(folder: Path, sid: str) -> Path:
    copy = folder / "berkane"
    copy.mkdir()
    for file in SAMPLE.iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    named = f"    templates:\n      session_reminder:\n        ar: {{sid: {sid}, variables: [title, news]}}\n"
    words = (copy / "commune.yaml").read_text(encoding="utf-8")
    before = "    number: BERKANE_WHATSAPP_NUMBER\n"
    (copy / "commune.yaml").write_text(words.replace(before, before + named), encoding="utf-8")
    return copy


def test_a_check_reads_the_approval_and_ends_with_one_while_it_cannot_be_sent(tmp_path: Path) -> None:
    with TwilioStandIn() as twilio:
        sid = twilio.shell("text", 2, approval="pending")
        town = Town(
            tmp_path / "var",
            {
                "BERKANE_TWILIO_ACCOUNT_SID": ACCOUNT_SID,
                "BERKANE_TWILIO_AUTH_TOKEN": AUTH_TOKEN,
                "BERKANE_WHATSAPP_NUMBER": NUMBER,
                "JEMAA_TWILIO_API_URL": twilio.url,
            },
        )
        town.works("import", str(with_template(tmp_path, sid)))
        check = ("templates", "check", "--commune", "berkane", "--as", "nadia@berkane.example", "--json")
        pending = town.run(*check)
        assert pending.returncode == 1
        (told,) = json.loads(pending.stdout)
        assert (told["approval"], told["usable"]) == ("pending", False)
        twilio.shells[sid] = Shell("text", 2, is_approved=True)
        assert town.run(*check).returncode == 0
        shown = town.works("templates", "list", "--commune", "berkane")
        assert "approved    ready" in shown
