"""What a model that is served is asked: said without its libraries, so that the server listens before they are loaded."""

import random
import threading
from dataclasses import dataclass, field


class Stopping(Exception):
    """The server ends; what it was asked is not answered any more."""


@dataclass
class Sampling:
    temperature: float = 1.0
    top_p: float = 1.0
    #: 0: all tokens.
    top_k: int = 0
    seed: int | None = None
    source: random.Random = field(init=False)

    def __post_init__(self):
        self.source = random.Random(self.seed)

    @property
    def greedy(self) -> bool:
        return self.temperature == 0 or self.top_k == 1


@dataclass
class Request:
    prompt: list[int]
    #: New tokens at the most; the model's context is thought of already.
    limit: int
    sampling: Sampling
    stops: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    text: str = ""
    #: "stop" or "length"; null while it is answered.
    finish: str | None = None
    error: Exception | None = None
    #: Nobody waits for it any more.
    given_up: bool = False
    done: threading.Event = field(default_factory=threading.Event)
