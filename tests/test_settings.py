"""The one reader of the environment."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.serve import own_address
from bot.settings import PREFIX, Settings, SettingsError, read_settings, read_value

README = Path(__file__).parent.parent / "README.md"


def test_defaults_need_nothing() -> None:
    settings = read_settings({})
    assert settings.database == "sqlite:///var/jemaa.db"
    assert not settings.is_postgres


def test_every_setting_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for item in fields(Settings):
        assert f"`{PREFIX}{item.name.upper()}`" in text, item.name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JEMAA_PUBLIC_URL", "jemaa.example.ma"),
        ("JEMAA_DATABASE_URL", "mysql://x"),
        ("JEMAA_LOG_LEVEL", "chatty"),
        ("JEMAA_IDENTITY_HOURS", "three days"),
        ("JEMAA_IDENTITY_HOURS", "0"),
        ("JEMAA_IDENTITY_HOURS", "721"),
        ("JEMAA_IDENTITY_HOURS", "72000"),
        ("JEMAA_IDENTITY_HOURS", "٧٢"),
        ("JEMAA_RASA_URL", "localhost:5005"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


def test_a_secret_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 40 + "\n")
    settings = read_settings({"JEMAA_SECRET_KEY_FILE": str(tmp_path / "key")})
    assert settings.secret_key == "k" * 40


def test_a_secret_file_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match="JEMAA_SECRET_KEY_FILE"):
        read_settings({"JEMAA_SECRET_KEY_FILE": "/nowhere/key"})


def test_a_secret_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("x")
    both = {"BERKANE_TELEGRAM_TOKEN": "a", "BERKANE_TELEGRAM_TOKEN_FILE": str(tmp_path / "key")}
    with pytest.raises(SettingsError, match="Both"):
        read_value(both, "BERKANE_TELEGRAM_TOKEN", is_secret=True)


def test_postgres_wants_a_secret_of_its_own() -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        read_settings({"JEMAA_DATABASE_URL": "postgresql://x/y"}).secret_in_force()


def test_sqlite_makes_its_secret_once_and_keeps_it_private(tmp_path: Path) -> None:
    settings = read_settings({"JEMAA_VAR_DIR": str(tmp_path / "var")})
    first = settings.secret_in_force()
    assert len(first) >= 32
    assert settings.secret_in_force() == first
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0
    assert [p.name for p in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_links_begin_with_the_address_of_the_service_where_no_other_is_set() -> None:
    at = "http://127.0.0.1:8123"
    assert read_settings({}, listens_on=at).public_url == at
    assert read_settings({}).public_url == "http://127.0.0.1:8000"
    public = {"JEMAA_PUBLIC_URL": "https://jemaa.example.ma"}
    assert read_settings(public, listens_on=at).public_url == "https://jemaa.example.ma"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),  # noqa: S104 - who listens everywhere is found on this machine
        ("::", "http://[::1]:8123"),
        ("jemaa.local", "http://jemaa.local:8123"),
    ],
)
def test_the_own_address_of_the_service(host: str, address: str) -> None:
    assert own_address(host, 8123) == address
