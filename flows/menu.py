"""What can be done here, in one list; each entry begins its own conversation."""

from flows.contributing import takes_ideas
from flows.steps import Option, Talk, choose, flow, goto
from flows.types import Visit

PROGRAMME = Option("programme", "programme", intents=("browse_programme",))
COMMENT = Option("comment", "comment", intents=("give_comment",))
IDEA = Option("idea", "idea", intents=("give_comment",))
ITEMS = Option("items", "items", intents=("track_request",))
INFORMATION = Option("information", "information", intents=("request_information", "know_rights"))
SESSION = Option("session", "session", intents=("session_info",))
WORKSHOP = Option("workshop", "workshop", intents=("workshop_info",))
PERSON = Option("person", "person", intents=("talk_to_human",))
LANGUAGE = Option("language", "language", intents=("change_language",))
MY_DATA = Option("my_data", "my_data", intents=("my_data",))


@flow(light=True)
def menu(visit: Visit) -> Talk:
    speak = IDEA if takes_ideas(visit) else COMMENT
    chosen: Option = yield choose(
        "what", [PROGRAMME, speak, ITEMS, INFORMATION, SESSION, WORKSHOP, PERSON, LANGUAGE, MY_DATA]
    )
    yield goto(chosen.id)
