"""log.jsonl: one JSON object a line, each written at once and whole."""

import json
import math
import os
from datetime import datetime, timezone

LOG = "log.jsonl"


def now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


def finite(value):
    """JSON has no NaN: a number that is none becomes null."""
    return None if value is None or not math.isfinite(value) else float(value)


class EventLog:
    def __init__(self, folder: str = "."):
        self.file = os.path.join(folder, LOG)
        # What a killed process left of its last line must not run into the next one.
        if self.lacks_end():
            self.append(b"\n")

    def lacks_end(self) -> bool:
        try:
            with open(self.file, "rb") as log:
                log.seek(-1, os.SEEK_END)
                return log.read(1) != b"\n"
        except OSError:
            return False

    def append(self, data: bytes) -> None:
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(descriptor, data)
        finally:
            os.close(descriptor)

    def write(self, event: str, **fields) -> None:
        line = json.dumps({"event": event, "at": now(), **fields}, ensure_ascii=False, allow_nan=False)
        self.append(line.encode() + b"\n")

    def events(self):
        try:
            with open(self.file, encoding="utf-8", errors="replace") as log:
                for line in log:
                    try:
                        event = json.loads(line)
                    except ValueError:
                        continue
                    if isinstance(event, dict):
                        yield event
        except OSError:
            return

    def first_loss(self):
        """The loss of the first step of the run, also where another process took that step."""
        steps = (one for one in self.events() if one.get("event") == "step" and one.get("loss") is not None)
        return next((one["loss"] for one in steps), None)

    def last(self, kind: str):
        found = None
        for event in self.events():
            if event.get("event") == kind:
                found = event
        return found


class NoLog:
    """For processes besides the first: what all of them know is said once."""

    def write(self, event: str, **fields) -> None:
        """Only why it failed: the first process sees no more than that another one is gone."""
        if event == "end" and fields["outcome"] == "failed":
            rank = os.environ.get("RANK")
            EventLog().write("warning", message=f"Process {rank} failed: {fields['error']['message']}")

    def first_loss(self):
        return None
