"""What the bench of broadcasts counts: it once took the news of a workshop for the broadcast, sent twice."""

import json

from bench_broadcasts import FIRST_CHAT, TEXTS, Strict


def send(stand_in: Strict, chat: int, text: str) -> bytes:
    head = b"POST /bot1:x/sendMessage HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
    return stand_in._answer(head, json.dumps({"chat_id": chat, "text": text}).encode())


def test_who_hears_the_broadcast_twice_is_counted_and_nothing_else() -> None:
    stand_in = Strict(is_strict=False)
    send(stand_in, FIRST_CHAT, TEXTS["fr"] + "\n\nstop")
    send(stand_in, FIRST_CHAT, "Un atelier est annoncé")
    send(stand_in, 10_000, TEXTS["fr"])
    assert (stand_in.twice(), stand_in.others, len(stand_in.of_list)) == (0, 1, 1)
    send(stand_in, FIRST_CHAT, TEXTS["ar"])
    assert stand_in.twice() == 1


def test_a_call_too_many_is_refused_and_not_counted() -> None:
    stand_in = Strict()
    assert b" 200 " in send(stand_in, FIRST_CHAT, TEXTS["fr"])
    assert b" 429 " in send(stand_in, FIRST_CHAT, TEXTS["fr"])
    assert (stand_in.twice(), stand_in.refused["person"]) == (0, 1)
