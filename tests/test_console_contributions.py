"""The pages of contributions: found, sorted, answered, hidden; and what two who work at once are told."""

import re

import pytest
from console_rig import Client, Console, plain
from starlette.responses import Response
from world import CLAIRE, FATIMA, KARIM, SI_BRAHIM, World

from bot.console.contributions import counting
from bot.console.ranges import in_parts
from data import contributions
from data.review import tokens
from data.review.filters import NOTHING, Filters
from nlu import search

AGENT = "consultation_agent"


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def index(world: World) -> None:
    """What the service does every few seconds (bot/runtime/indexing.py)."""
    with world.database.writing() as db:
        found = {each: search.tokens(each.words) for each in tokens.waiting(db, 100)}
        tokens.put(db, found)


@pytest.fixture
def said(world: World) -> dict[str, str]:
    """Three say the same in three ways, one says something else; Karim is of another commune."""
    with world.database.writing() as db:
        found = {
            "fatima": world.recorded(db, FATIMA, "zbel 3amer f hay salam", name="Fatima Zahra", axis="A1"),
            "brahim": world.recorded(db, SI_BRAHIM, "الأزبال كثيرة في حي السلام", axis="A1"),
            "claire": world.recorded(
                db, CLAIRE, "Trop d'ordures à Hay Salam", name="Claire", axis="A1", commitment=None
            ),
            "other": world.recorded(db, CLAIRE, "Publiez le budget", axis="A2", commitment="A2-C1"),
            "karim": world.recorded(db, KARIM, "zbel bzaf", axis="A1"),
        }
    index(world)
    return found


def references(html: str) -> list[str]:
    """Those of the list, in its order."""
    return re.findall(r'<th scope="row">.*?/contributions/([A-Z0-9-]+)"', html)


def read(html: str) -> str:
    """What a person reads, without the marks that nobody sees."""
    return plain(html).replace("\u2068", "").replace("\u2069", "")


def seen(world: World, reference: str, commune: str = "berkane") -> int:
    with world.database.reading() as db:
        row = contributions.load(db, commune, reference)
        assert row is not None
        return row.revision


def loaded(world: World, reference: str) -> contributions.ContributionRow:
    with world.database.reading() as db:
        row = contributions.load(db, "berkane", reference)
        assert row is not None
        return row


# -- the list ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_lists_what_came_in_with_its_original_words(
    console: Console, said: dict[str, str], language: str
) -> None:
    page = console.client("reader", language=language).sees("/contributions")
    assert set(references(page)) == {said[who] for who in ("fatima", "brahim", "claire", "other")}
    assert "الأزبال كثيرة في حي السلام" in page


@pytest.mark.parametrize("asked", ["zbel", "الزبل", "ZBAL"])
def test_finds_darija_in_either_script(console: Console, said: dict[str, str], asked: str) -> None:
    page = console.client("reader").sees("/contributions", q=asked)
    assert said["fatima"] in references(page)
    assert said["other"] not in references(page)


def test_finds_by_meaning_in_other_languages(console: Console, said: dict[str, str]) -> None:
    client = console.client("reader")
    assert said["claire"] not in references(client.sees("/contributions", q="zbel"))
    assert said["claire"] in references(client.sees("/contributions", q="zbel", meaning="yes"))


def test_marks_the_words_that_were_searched_for(console: Console, said: dict[str, str]) -> None:
    assert "<mark>zbel</mark> 3amer" in console.client("reader").sees("/contributions", q="الزبل")


def test_filters_live_in_the_address_and_say_how_many_there_are(
    console: Console, said: dict[str, str]
) -> None:
    client = console.client("reader", language="fr")
    page = client.sees("/contributions", axis="A1", language="fr")
    assert references(page) == [said["claire"]]
    assert "Français (1)" in page
    assert re.search(r'<option value="A2">A2 [^<]+\(1\)', page)  # how many there would be


def test_a_filter_that_makes_no_sense_finds_nothing_and_breaks_nothing(
    console: Console, said: dict[str, str]
) -> None:
    client = console.client("reader")
    for query in ({"axis": "A9"}, {"theme": "999"}, {"tag": "x"}, {"round": "x"}, {"q": "🦄 qwzx"}):
        assert references(client.sees("/contributions", **query)) in (
            [],
            references(client.sees("/contributions")),
        )
    client.sees("/contributions", after="nonsense", since="31/12", until="x", order="up")


def test_a_reference_leads_straight_to_it(console: Console, said: dict[str, str]) -> None:
    response = console.client("reader").get("/contributions", q=said["fatima"].lower())
    assert response.status_code == 303
    assert response.headers["location"].endswith(f"/contributions/{said['fatima']}")


def test_many_are_sorted_at_once(console: Console, said: dict[str, str], world: World) -> None:
    client = console.client(AGENT, language="fr")
    page = client.does(
        "/contributions/sort",
        {"pick": [said["fatima"], said["brahim"]], "tag": "Propreté", "title": "Les ordures à Hay Salam"},
    )
    assert "2 contributions classées" in read(page)
    assert page.count("# propreté") == 2
    assert loaded(world, said["fatima"]).theme_id == loaded(world, said["brahim"]).theme_id is not None


# -- one -----------------------------------------------------------------------------------------------------


def test_shows_the_words_as_they_came_and_never_the_name(console: Console, said: dict[str, str]) -> None:
    page = console.client(AGENT, language="fr").sees(f"/contributions/{said['fatima']}")
    assert "zbel 3amer f hay salam" in page
    assert "Fatima Zahra" not in page


def test_somebody_of_another_commune_sees_nothing(console: Console, said: dict[str, str]) -> None:
    stranger = console.client(AGENT, commune="settat")
    assert stranger.get(f"/contributions/{said['fatima']}").status_code == 404
    assert references(stranger.sees("/contributions")) == [said["karim"]]
    assert references(stranger.sees("/contributions", q="zbel")) == [said["karim"]]


def test_words_that_were_taken_back_are_neither_shown_nor_found(
    console: Console, said: dict[str, str], world: World
) -> None:
    with world.database.writing() as db:
        contributions.withdraw(db, **world.asking(db, FATIMA, said["fatima"]))
    client = console.client(AGENT)
    assert "zbel 3amer" not in client.sees(f"/contributions/{said['fatima']}")
    assert said["fatima"] not in references(client.sees("/contributions", q="zbel"))
    assert "zbel 3amer" not in client.sees("/contributions")


def test_a_photo_is_shown_and_taken_away(console: Console, world: World) -> None:
    with world.database.writing() as db:
        token = world.sends_photo(db, FATIMA)
        reference = world.recorded(db, FATIMA, "chouf", tokens=[token])
    client = console.client(AGENT)
    assert f"/media/{token}" in client.sees(f"/contributions/{reference}")
    shown = client.get(f"/contributions/{reference}/media/{token}")
    assert (shown.content, shown.headers["content-type"]) == (b"a photo", "image/jpeg")
    taken = client.get(f"/contributions/{reference}/media/{token}", take=1)
    assert taken.headers["content-disposition"].startswith("attachment;")
    other = console.client(AGENT, commune="settat")
    assert other.get(f"/contributions/{reference}/media/{token}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-1", 206, b"a "),
        ("bytes=2-", 206, b"photo"),
        ("bytes=-3", 206, b"oto"),
        ("bytes=5-99", 206, b"to"),
        ("bytes=7-", 416, b""),
        ("bytes=3-1", 416, b""),
        ("bytes=-", 200, b"a photo"),
        ("bytes=0-1,3-4", 200, b"a photo"),
        ("seconds=1", 200, b"a photo"),
    ],
)
def test_a_player_gets_the_part_it_asks_for(asked: str, status: int, content: bytes) -> None:
    part = in_parts(Response(b"a photo", media_type="audio/ogg"), asked)
    assert (part.status_code, bytes(part.body)) == (status, content)
    if status == 206:
        assert part.headers["content-length"] == str(len(content))
        assert part.headers["content-range"].endswith("/7")


def test_tags_come_and_go(console: Console, said: dict[str, str]) -> None:
    client, here = console.client(AGENT), f"/contributions/{said['fatima']}"
    assert "# عاجل" in client.does(f"{here}/tags", {"tag": " عاجل "})
    assert references(client.sees("/contributions", tag="عاجل")) == [said["fatima"]]
    assert "# عاجل" not in client.does(f"{here}/tags", {"remove": "عاجل"})
    assert client.post(f"{here}/tags", {"tag": "x" * 41}).status_code == 422


def test_notes_are_among_staff_and_ones_own_can_be_taken_back(console: Console, said: dict[str, str]) -> None:
    client, here = console.client(AGENT), f"/contributions/{said['fatima']}"
    page = client.does(f"{here}/notes", {"note": "Vu avec la voirie, 0612345678"})
    assert "Vu avec la voirie" in page
    assert "0612345678" not in page
    assert "Vu avec la voirie" not in console.client("reader").sees(here)
    number = re.findall(r'name="remove" value="(\d+)"', page)[0]
    assert "Vu avec la voirie" not in client.does(f"{here}/notes", {"remove": number})
    assert client.post(f"{here}/notes", {"note": "  "}).status_code == 422


# -- answering -----------------------------------------------------------------------------------------------


def answered(client: Client, world: World, reference: str, **more: str) -> str:
    values = {"state": "partly", "reason-fr": "Une partie est prise.", "do": "publish"}
    return client.does(
        f"/contributions/{reference}/answer", {**values, "seen": str(seen(world, reference)), **more}
    )


def test_an_answer_is_shown_as_its_author_reads_it_before_it_leaves(
    console: Console, said: dict[str, str], world: World
) -> None:
    values = {"state": "accepted", "reason-fr": "Le passage est ajouté.", "measure": "A1/A1-C2"}
    page = console.client(AGENT).post(f"/contributions/{said['claire']}/answer", {**values, "do": "preview"})
    assert page.status_code == 200
    bubble = re.findall(r'<div class="bubble said"[^>]*>(.*?)</div>', page.text, re.DOTALL)[0]
    assert "votre avis est retenu" in bubble
    assert "Le passage est ajouté." in bubble
    assert loaded(world, said["claire"]).answer_state is None


def test_an_answer_is_published_and_found_by_the_filter(
    console: Console, said: dict[str, str], world: World
) -> None:
    client = console.client(AGENT, language="fr")
    page = answered(client, world, said["claire"])
    assert "Une partie est prise." in page
    assert loaded(world, said["claire"]).answer_state == "partly"
    assert references(client.sees("/contributions", answer="partly")) == [said["claire"]]
    assert said["claire"] not in references(client.sees("/contributions", answer="none"))


def test_an_answer_without_a_reason_keeps_what_was_chosen(console: Console, said: dict[str, str]) -> None:
    page = console.client(AGENT).post(
        f"/contributions/{said['claire']}/answer", {"state": "accepted", "do": "publish"}
    )
    assert page.status_code == 422
    assert re.search(r'value="accepted" checked', page.text)


def test_who_answers_what_a_colleague_just_answered_is_told_and_loses_no_word(
    console: Console, said: dict[str, str], world: World
) -> None:
    before = str(seen(world, said["claire"]))
    answered(console.client(AGENT), world, said["claire"])
    late = console.client("approver").post(
        f"/contributions/{said['claire']}/answer",
        {"state": "accepted", "reason-fr": "Mes mots à moi.", "do": "publish", "seen": before},
    )
    assert late.status_code == 409
    assert "Mes mots à moi." in late.text
    assert loaded(world, said["claire"]).answer_state == "partly"


def test_a_reader_has_no_buttons_and_may_not_use_them(console: Console, said: dict[str, str]) -> None:
    reader, here = console.client("reader"), f"/contributions/{said['claire']}"
    page = reader.sees(here)
    assert "/answer" not in page
    assert "/hide" not in page
    for deed in ("answer", "hide", "unhide", "tags", "notes", "theme"):
        assert reader.post(f"{here}/{deed}", {}).status_code == 403


# -- moderation ----------------------------------------------------------------------------------------------


def test_what_is_hidden_names_a_reason_and_can_be_shown_again(
    console: Console, said: dict[str, str], world: World
) -> None:
    client, here = console.client(AGENT, language="fr"), f"/contributions/{said['fatima']}"
    assert "non une critique vive de la commune" in client.sees(here)  # the guideline, beside the buttons
    assert client.post(f"{here}/hide", {"seen": seen(world, said["fatima"])}).status_code == 422
    client.does(f"{here}/hide", {"seen": seen(world, said["fatima"]), "reason": "insult"})
    assert loaded(world, said["fatima"]).hidden_reason == "insult"
    assert references(client.sees("/contributions", hidden="yes")) == [said["fatima"]]
    client.does(f"{here}/unhide", {"seen": seen(world, said["fatima"])})
    assert loaded(world, said["fatima"]).hidden_reason is None


def test_a_passage_is_masked_and_the_rest_is_read(
    console: Console, said: dict[str, str], world: World
) -> None:
    client, here = console.client(AGENT, language="fr"), f"/contributions/{said['fatima']}"
    words = loaded(world, said["fatima"]).words or ""
    passage = words.split()[0]
    sent = {"seen": seen(world, said["fatima"]), "passage": passage}
    assert client.post(f"{here}/mask", sent | {"passage": "nothing of it"}).status_code == 422
    assert console.client("reader").post(f"{here}/mask", sent).status_code == 403
    looked = client.post(f"{here}/mask", sent)  # as somebody does who presses Enter
    assert looked.status_code == 200
    assert "Ce qui restera" in plain(looked.text)
    assert loaded(world, said["fatima"]).words == words, "it is for ever, so it is looked at first"
    sure = sent | {"sure": passage, "do": "mask"}
    other = client.post(f"{here}/mask", sure | {"passage": words.split()[-1]})
    assert (other.status_code, loaded(world, said["fatima"]).words) == (200, words), "not what was looked at"
    client.does(f"{here}/mask", sure)
    left = loaded(world, said["fatima"]).words or ""
    assert passage not in left
    assert words.split()[-1] in left
    assert client.post(f"{here}/mask", sure).status_code == 409  # seen before


def test_another_answer_begins_without_the_words_of_the_first(
    console: Console, said: dict[str, str], world: World
) -> None:
    client, here = console.client(AGENT, language="fr"), f"/contributions/{said['fatima']}"
    values = {"seen": seen(world, said["fatima"]), "state": "not_accepted", "reason-ar": "خارج اختصاصنا"}
    client.does(f"{here}/answer", values | {"do": "publish"})
    form = client.sees(here).partition('id="answer"')[2]
    assert "خارج اختصاصنا" not in form, "it would go out beside new words in French"
    assert "خارج اختصاصنا" in client.sees(here, again="1").partition('id="answer"')[2]


def test_a_hidden_one_keeps_the_request_in_it(console: Console, said: dict[str, str], world: World) -> None:
    client, here = console.client(language="fr"), f"/contributions/{said['fatima']}"
    values = {"seen": seen(world, said["fatima"]), "reason": "insult", "request": "yes"}
    page = client.does(f"{here}/hide", values)
    assert re.search(r"/requests/BRK-", page)


# -- themes --------------------------------------------------------------------------------------------------


def test_what_says_the_same_is_suggested_across_scripts_and_answered_once(
    console: Console, said: dict[str, str], world: World
) -> None:
    client = console.client(AGENT, language="fr")
    page = client.sees("/contributions/themes")
    same = [said["fatima"], said["brahim"], said["claire"]]
    assert all(f'value="{reference}" checked' in page for reference in same)
    assert "Contributions proches" in read(page)
    assert "qui lui ressemblent" not in read(page)  # to whom? none of them is looked at
    assert said["other"] not in page
    page = client.does("/contributions/themes", {"pick": same, "title": "Les ordures", "axis": "A1"})
    theme = re.findall(r"/contributions/themes/(\d+)/answer", page)[0]
    page = client.does(
        f"/contributions/themes/{theme}/answer", {"state": "accepted", "reason-ar": "سنزيد الحاويات."}
    )
    assert "Réponse publiée : 3" in read(page)
    assert {loaded(world, each).answer_state for each in same} == {"accepted"}


def test_a_theme_that_is_answered_folds_the_form_of_another_answer(
    console: Console, said: dict[str, str], world: World
) -> None:
    client = console.client(AGENT, language="fr")
    values = {"pick": [said["fatima"], said["brahim"]], "title": "Les ordures", "axis": "A1"}
    page = client.does("/contributions/themes", values)
    here = re.findall(r"/contributions/themes/\d+(?=/answer)", page)[0]
    assert "Répondre de nouveau" not in page
    page = client.does(f"{here}/answer", {"state": "accepted", "reason-ar": "سنزيد الحاويات."})
    form = re.findall(rf'<form[^>]*{here}/answer">.*?</form>', page, re.DOTALL)[0]
    assert re.search(r'<details class="more">\s*<summary>Répondre de nouveau', form)
    assert "Publier pour toutes" in form.partition("<summary>")[2]
    assert "سنزيد" not in form  # another answer begins empty
    wrong = client.post(f"{here}/answer", {"replaces": "yes", "state": "", "reason-ar": "سنزيد"})
    assert wrong.status_code == 422
    assert re.search(r'<details class="more" open>\s*<summary>Répondre de nouveau', wrong.text)
    replaces = dict(re.findall(r'<input type="hidden" name="(replaces)" value="(\w+)">', form))
    client.does(f"{here}/answer", {"state": "partly", "reason-ar": "سنزيد حاويتين.", **replaces})
    assert {loaded(world, said[each]).answer_state for each in ("fatima", "brahim")} == {"partly"}


@pytest.mark.parametrize("query", [{"q": "zbel"}, {"axis": "A1"}, {"media": "yes"}, {"order": "oldest"}])
def test_the_filters_are_folded_until_one_is_in_force(
    console: Console, said: dict[str, str], query: dict[str, str]
) -> None:
    client = console.client(AGENT, language="fr")
    assert '<details class="fold more"><summary>Chercher et filtrer' in client.sees("/contributions")
    assert '<details class="fold more" open>' in client.sees("/contributions", **query)


def test_a_theme_is_renamed_left_and_joined(console: Console, said: dict[str, str], world: World) -> None:
    client = console.client(AGENT, language="fr")
    here = f"/contributions/{said['fatima']}"
    page = client.does(f"{here}/theme", {"title": "Ordures", "pick": said["brahim"]})
    theme = re.findall(r"/contributions/themes/(\d+)", page)[0]
    assert "Déchets" in client.does(f"/contributions/themes/{theme}/change", {"title": "Déchets"})
    client.does(f"/contributions/themes/{theme}/change", {"leave": said["brahim"]})
    assert loaded(world, said["brahim"]).theme_id is None
    client.does(f"/contributions/{said['brahim']}/theme", {"theme": theme})
    client.does(f"{here}/theme", {"leave": theme})
    assert loaded(world, said["fatima"]).theme_id is None
    assert client.post("/contributions/themes", {"pick": said["fatima"], "title": " "}).status_code == 422
    stranger = console.client(AGENT, commune="settat")
    assert stranger.get(f"/contributions/themes/{theme}").status_code == 404
    assert stranger.post(f"/contributions/themes/{theme}/change", {"title": "x"}).status_code == 404


# -- counts --------------------------------------------------------------------------------------------------


def test_counts_follow_what_happens_and_are_kept_only_where_they_cost_something(
    said: dict[str, str], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, zbel = counting.Counting(), Filters({}, words=search.query("zbel").words)

    def counts(filters: Filters) -> int:
        with world.database.reading() as db:
            return held.counts(db, "berkane", filters).total

    def one_more() -> None:
        with world.database.writing() as db:
            world.recorded(db, FATIMA, "zbel")
        index(world)

    assert (counts(NOTHING), counts(zbel)) == (4, 2)
    one_more()
    assert (counts(NOTHING), counts(zbel)) == (5, 3)
    monkeypatch.setattr(counting, "SLOW_SECONDS", -1.0)  # as if it cost much
    counts(NOTHING)
    one_more()
    assert (counts(NOTHING), counts(zbel)) == (5, 3)
    monkeypatch.setattr(counting, "HELD_SECONDS", 0.0)
    assert (counts(NOTHING), counts(zbel)) == (6, 4)
    for number in range(counting.AT_MOST + 5):
        counts(Filters({}, tag=f"t{number}"))
    assert len(held._held) == counting.AT_MOST
