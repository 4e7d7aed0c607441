"""Many people filtering at once: each speaks Streamlit's own protocol, so that no browser slows the others down."""

import asyncio
import random
import statistics
import time
from dataclasses import dataclass

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30.0
"""Seconds that one change may take."""


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


def crowd(url: str, people: int, changes: int) -> Crowd:
    """Let people open a page at once and each change the filter by side, a change as soon as the last is answered."""
    return asyncio.run(_crowd(url.replace("http", "ws", 1) + "/_stcore/stream", people, changes))


async def _crowd(url: str, people: int, changes: int) -> Crowd:
    found = await asyncio.gather(*(_person(url, number, changes) for number in range(people)), return_exceptions=True)
    seconds = [second for one in found if not isinstance(one, BaseException) for second in one[0]]
    errors = [repr(one) for one in found if isinstance(one, BaseException)]
    errors += [error for one in found if not isinstance(one, BaseException) for error in one[1]]
    return Crowd(tuple(seconds), tuple(errors))


async def _person(url: str, number: int, changes: int) -> tuple[list[float], list[str]]:
    draw = random.Random(number)
    seconds, errors, address = [], [], {"query": ""}
    async with websockets.connect(url, max_size=None, subprotocols=["streamlit"]) as socket:
        pills = await _run(socket, address, None, [], errors)
        for _change in range(changes):
            options = list(pills.options)
            wanted = [options[draw.randrange(min(4, len(options)))].content]
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
