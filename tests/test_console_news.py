"""Lists that keep themselves up to date: one look for all, counts and nothing else, and no page that keeps anybody signed in."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from case_rig import Cases
from console_rig import Client, Console, plain
from sqlalchemy import select
from world import CLAIRE, FATIMA, World

from bot.console import news as news_room
from bot.console import watching
from bot.console.watching import Seen, Watch, Watcher
from data import conversations, news
from data.tables import staff_sessions


@pytest.fixture
def console(world: World) -> Console:
    return Console(world)


def comments(console: Console, count: int = 1) -> None:
    with console.world.database.writing() as db:
        for number in range(count):
            who = replace(FATIMA, address=f"7001{number:05}")  # nobody writes a hundred in a day
            console.world.recorded(db, who, f"L'éclairage {number}")


def told(client: Client, **query: Any) -> Any:
    answer = client.get("/news", **query)
    assert answer.status_code == 200, plain(answer.text)
    assert answer.headers["content-type"].startswith("text/event-stream")
    return json.loads(answer.text.removeprefix("data: "))


def address_of(html: str) -> str:
    return html.split('data-news="/console')[1].split('"', maxsplit=1)[0].replace("&amp;", "&")


# -- what is told ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("name", news.LISTS)
def test_a_list_says_how_much_is_new_since_it_was_opened(console: Console, name: str, language: str) -> None:
    client = console.client(language=language)
    comments(console)
    address = address_of(client.sees(f"/{name}"))
    assert json.loads(client.get(address).text[6:]) == {"count": 0, "words": ""}
    with console.world.database.writing() as db:
        if name == news.REQUESTS:
            Cases(console.world, db).sent()
            Cases(console.world, db).opened(CLAIRE)  # who only began has filed nothing
        elif name == news.CONVERSATIONS:
            console.world.hears(db, CLAIRE, "bonjour")  # with the bot
            heard = console.world.hears(db, FATIMA, "salam")
            conversations.hand_over(db, heard.conversation_id, console.world.now)
        else:
            console.world.recorded(db, FATIMA, "Le souk")
    found = json.loads(client.get(address).text[6:])
    assert found["count"] == 1
    assert found["words"]
    other = console.client(commune="settat", language=language)
    assert json.loads(other.get(address).text[6:])["count"] == 0


def test_beyond_a_hundred_it_says_many(console: Console) -> None:
    comments(console, 101)
    found = told(console.client(language="fr"), list="contributions", after=0)
    assert (found["count"], found["words"]) == (
        100,
        "Il y a beaucoup de nouveau\N{NO-BREAK SPACE}: actualiser",
    )


def test_the_numbers_of_the_overview_are_those_of_the_page(console: Console) -> None:
    comments(console, 3)
    client = console.client(language="fr")
    page = client.sees()
    found = {each["name"]: each for each in told(client, list="overview")["waits"]}
    assert found["unanswered"]["count"] == 3
    tile = page.split('data-wait="unanswered"')[1].split("</li>")[0]
    assert all(found["unanswered"][each] in tile for each in ("number", "words", "more"))
    assert "hidden" not in tile.split("<a")[0]
    for name, each in found.items():
        is_hidden = "hidden" in page.split(f'data-wait="{name}"')[1].split(">")[0]
        assert is_hidden == (each["count"] == 0), name


def test_each_hears_of_what_they_may_see(console: Console) -> None:
    announcer = console.client("announcer")
    for name in ("contributions", "requests", "conversations"):
        assert announcer.get("/news", list=name).status_code == 403, name
    names = {each["name"] for each in told(announcer)["waits"]}
    assert names == {"parked", "channels", "mails"}
    assert announcer.get("/news", list="secrets").status_code == 404
    assert announcer.get("/news", after="x").status_code == 404


def test_an_open_page_keeps_nobody_signed_in(console: Console) -> None:
    client = console.client()
    client.get()

    def seen() -> Any:
        with console.world.database.reading() as db:
            return db.value(select(staff_sessions.c.seen_at).order_by(staff_sessions.c.id.desc()))

    before = seen()
    console.machine.at += timedelta(hours=1)
    told(client)
    assert seen() == before
    client.get()
    assert seen() > before
    console.machine.at += timedelta(hours=5)
    assert client.get("/news").status_code == 303


# -- the watch ---------------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(watching, "REST", 1)


class Counted(Watch):
    """How often it looked."""

    looks = 0

    def _look(self, *args: Any) -> Seen:
        self.looks += 1
        return super()._look(*args)


@asynccontextmanager
async def watched(watch: Watch, *names: str, after: int = 0) -> AsyncIterator[list[Watcher]]:
    """Several pages of Berkane's."""
    found = [Watcher(name, after) for name in names]
    async with asyncio.TaskGroup() as group:
        end = asyncio.Event()

        async def page(each: Watcher) -> None:
            async with watch.on("berkane", "Africa/Casablanca", each):
                await end.wait()

        for each in found:
            group.create_task(page(each))
        await asyncio.sleep(0)
        yield found
        end.set()


@pytest.mark.usefixtures("quick")
def test_many_pages_cost_one_look_and_none_is_left_when_they_close(console: Console) -> None:
    async def run() -> None:
        watch = Counted(console.desk)
        async with watched(watch, *["overview", "contributions", "requests"] * 60) as pages:
            assert watch.watchers == 180
            await asyncio.gather(*(asyncio.wait_for(each.news.wait(), 5) for each in pages))
            assert watch.looks <= 3
        assert watch.watchers == 0
        await asyncio.sleep(0.1)
        looks = watch.looks
        await asyncio.sleep(0.1)
        assert watch.looks == looks

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_a_page_is_woken_by_what_is_new_and_by_nothing_else(console: Console) -> None:
    async def run() -> None:
        watch = Watch(console.desk)
        async with watched(watch, "contributions") as (page,):
            await asyncio.wait_for(page.news.wait(), 5)
            page.news.clear()
            await asyncio.sleep(0.15)
            assert not page.news.is_set()
            await asyncio.to_thread(comments, console, 2)
            await asyncio.wait_for(page.news.wait(), 5)
            late = Watcher("contributions", 0)  # opened when nothing changes any more
            async with watch.on("berkane", "Africa/Casablanca", late) as town:
                await asyncio.wait_for(late.news.wait(), 5)
                assert town.seen.count(late) == 2

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_where_a_look_is_slow_there_are_fewer(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "REST", 20)

    class Slow(Counted):
        def _look(self, *args: Any) -> Seen:
            time.sleep(0.05)
            return super()._look(*args)

    async def run() -> None:
        watch = Slow(console.desk)
        async with watched(watch, "contributions") as (page,):
            await asyncio.wait_for(page.news.wait(), 5)
            await asyncio.sleep(0.4)
            assert watch.looks == 1

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_a_look_that_fails_is_followed_by_another(console: Console) -> None:
    class Failing(Counted):
        def _look(self, *args: Any) -> Seen:
            if self.looks == 0:
                self.looks += 1
                raise OSError("the database is away")
            return super()._look(*args)

    async def run() -> None:
        async with watched(Failing(console.desk), "overview") as (page,):
            await asyncio.wait_for(page.news.wait(), 5)

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_a_stream_tells_changes_and_ends_by_itself(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news_room, "LIVES_SECONDS", 1.0)
    monkeypatch.setattr(news_room, "BEAT_SECONDS", 0.3)
    client = console.client(language="fr")
    asked = {"params": {"list": "contributions"}, "headers": {"accept": "text/event-stream"}}
    answer = client.ask("GET", "/console/news", **asked)
    lines = answer.text.split("\n\n")
    assert lines[0].startswith("retry: ")
    assert json.loads(lines[1].removeprefix("data: "))["count"] == 0
    assert ":" in lines[2:]
    assert sum(line.startswith("data:") for line in lines) == 1
    assert answer.headers["cache-control"] == "no-store"
    monkeypatch.setattr(news_room, "MOST_STREAMS", 0)
    assert client.ask("GET", "/console/news", **asked).status_code == 503
