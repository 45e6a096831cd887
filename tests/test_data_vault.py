"""Sealed values: opened by any key in use, by nothing else, in no other place."""

import base64

import pytest
from fakes import SECRET
from hypothesis import given
from hypothesis import strategies as st

from data.vault import KEY_BYTES, Vault, VaultError, parse_keys

OLD, NEW = b"o" * KEY_BYTES, b"n" * KEY_BYTES


@given(st.text())
def test_what_is_sealed_opens_again(words: str) -> None:
    vault = Vault(SECRET)
    sealed = vault.seal(words, "contributions.name")
    assert vault.open_text(sealed, "contributions.name") == words
    assert sealed != vault.seal(words, "contributions.name"), "never twice the same"


def test_a_value_opens_only_in_its_own_place() -> None:
    vault = Vault(SECRET)
    sealed = vault.seal("Fatima", "contributions.name")
    with pytest.raises(VaultError):
        vault.open(sealed, "addresses.address")
    with pytest.raises(VaultError):
        vault.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "contributions.name")
    with pytest.raises(VaultError):
        vault.open(b"", "contributions.name")


def test_keys_are_rotated_by_putting_a_new_one_in_front() -> None:
    sealed = Vault(SECRET, [OLD]).seal("Fatima", "x")
    rotated = Vault(SECRET, [NEW, OLD])
    assert rotated.open_text(sealed, "x") == "Fatima"
    assert not rotated.is_newest(sealed)
    assert rotated.is_newest(rotated.seal("Fatima", "x"))
    with pytest.raises(VaultError, match="not in ENCRYPTION_KEYS"):
        Vault(SECRET, [NEW]).open(sealed, "x")


def test_the_keyed_hash_outlives_the_keys() -> None:
    assert Vault(SECRET, [OLD]).lookup("address", "1") == Vault(SECRET, [NEW]).lookup("address", "1")
    assert Vault(SECRET).lookup("address", "1") != Vault(SECRET).lookup("key", "1")
    assert Vault(SECRET).lookup("address", "1") != Vault(SECRET + "!").lookup("address", "1")


def test_keys_are_read_and_checked() -> None:
    written = ", ".join(base64.urlsafe_b64encode(key).decode().rstrip("=") for key in (NEW, OLD))
    assert parse_keys(written) == [NEW, OLD]
    for wrong in ("", "short", f"{written},x", "é" * 43):
        with pytest.raises(VaultError, match="encryption key number"):
            parse_keys(wrong)
    with pytest.raises(VaultError, match="fewer than 32"):
        Vault("short")


def test_errors_tell_no_secret() -> None:
    for wrong in ("c2VjcmV0", "not base64 secret"):
        with pytest.raises(VaultError) as caught:
            parse_keys(wrong)
        assert wrong not in str(caught.value)
