"""Many people filtering at once: each speaks Streamlit's own protocol, so that no browser slows the others down.

Twice: all click the same few sides, as readers of one page do, and answers are kept from one for the next; or nobody
ever asks what was asked before, each over days of their own, and every answer is made.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30.0
"""Seconds that one change may take."""
SIDES = 4
"""Sides that are clicked: the first pills."""
DISTINCT = 2**SIDES - 1
"""Ways to choose among them."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd met: seconds of each change, and what went wrong."""

    seconds: tuple[float, ...]
    errors: tuple[str, ...]

    def percentile(self, share: float) -> float:
        """Return the seconds within which a share of the changes was answered."""
        return sorted(self.seconds)[min(int(len(self.seconds) * share), len(self.seconds) - 1)]

    def __str__(self) -> str:
        if not self.seconds:
            return f"no change was answered; errors: {self.errors[:3]}"
        return (
            f"{len(self.seconds)} changes, median {statistics.median(self.seconds):.2f} s, "
            f"95th percentile {self.percentile(0.95):.2f} s, slowest {max(self.seconds):.2f} s, "
            f"{len(self.errors)} errors {self.errors[:3] or ''}"
        )


def crowd(url: str, people: int, changes: int, first_days: Sequence[date] = ()) -> Crowd:
    """Let people open a page at once and each change the filter by side, a change as soon as the last is answered.

    first_days: for each the day that their own view begins on; with them nobody chooses the same sides twice either,
    in the first `DISTINCT` changes.
    """
    links = [f"from={day.isoformat()}" for day in first_days] or [""] * people
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return asyncio.run(_crowd(address, links[:people], changes))


async def _crowd(url: str, links: Sequence[str], changes: int) -> Crowd:
    people = (_person(url, number, link, changes) for number, link in enumerate(links))
    found = await asyncio.gather(*people, return_exceptions=True)
    seconds = [second for one in found if not isinstance(one, BaseException) for second in one[0]]
    errors = [repr(one) for one in found if isinstance(one, BaseException)]
    errors += [error for one in found if not isinstance(one, BaseException) for error in one[1]]
    return Crowd(tuple(seconds), tuple(errors))


async def _person(url: str, number: int, link: str, changes: int) -> tuple[list[float], list[str]]:
    draw = random.Random(number)
    several = [chosen for size in range(1, SIDES + 1) for chosen in combinations(range(SIDES), size)]
    choices = draw.sample(several, DISTINCT) if link else [(draw.randrange(SIDES),) for _change in range(changes)]
    seconds, errors, address = [], [], {"query": link}
    async with websockets.connect(url, max_size=None, subprotocols=["streamlit"]) as socket:
        pills = await _run(socket, address, None, [], errors)
        for change in range(changes):
            chosen = choices[change % len(choices)]
            wanted = [option.content for place, option in enumerate(pills.options) if place in chosen]
            started = time.perf_counter()
            pills = await _run(socket, address, pills, wanted, errors) or pills
            seconds.append(time.perf_counter() - started)
            await asyncio.sleep(0)
    return seconds, errors


async def _run(socket, address: dict[str, str], pills, wanted: list[str], errors: list[str]):
    """Run the page's script, once the pills are set, and return the pills as it shows them.

    address: the browser's address bar, which the page writes and reads.
    """
    message = BackMsg()
    message.rerun_script.query_string = address["query"]
    if pills is not None:
        state = message.rerun_script.widget_states.widgets.add()
        state.id = pills.id
        state.string_array_value.data.extend(wanted)
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await asyncio.wait_for(socket.recv(), PATIENCE))
        kind = answer.WhichOneof("type")
        if kind == "delta":
            element = answer.delta.new_element
            which = element.WhichOneof("type")
            if which == "exception":
                errors.append(element.exception.message[:200])
            if which == "button_group" and "-side-" in element.button_group.id + "-":
                pills = element.button_group
        elif kind == "page_info_changed":
            address["query"] = answer.page_info_changed.query_string
        elif kind == "script_finished":
            return pills
