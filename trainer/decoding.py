"""Answers requests together: those that wait join between two tokens, those that are done leave at once."""

import threading
import time
import traceback
from collections import deque

import torch
from transformers import DynamicCache

from completion import Request, Stopping
from row_cache import Rows
from sampling import next_tokens


class Decoder:
    def __init__(self, model, tokenizer, rows: int):
        self.model, self.tokenizer, self.most = model, tokenizer, rows
        self.ends = end_tokens(model, tokenizer)
        self.device = next(model.parameters()).device
        self.context = getattr(model.config.get_text_config(), "max_position_embeddings", None)
        self.waiting: deque[Request] = deque()
        self.awake = threading.Condition()
        self.stopping = False
        self.tokens = 0
        self.clear()

    def clear(self) -> None:
        self.active: list[Request] = []
        self.rows = Rows(self.model.config.get_text_config().num_hidden_layers, self.device)

    def ask(self, request: Request) -> None:
        with self.awake:
            if self.stopping:
                raise Stopping("The server is stopping.")
            self.waiting.append(request)
            self.awake.notify()

    def stop(self) -> None:
        with self.awake:
            self.stopping = True
            self.awake.notify()

    def run(self) -> None:
        """Until it is stopped. What goes wrong fails the requests that were under way, and no later one."""
        with torch.inference_mode():
            while self.wait():
                try:
                    self.admit()
                    self.step()
                except Exception as error:
                    traceback.print_exc()
                    self.fail(error)
        with self.awake:
            self.active += self.waiting
            self.waiting.clear()
        self.fail(Stopping("The server is stopping."))

    def wait(self) -> bool:
        with self.awake:
            while not (self.active or self.waiting or self.stopping):
                self.awake.wait()
            return not self.stopping

    def fail(self, error: Exception) -> None:
        failed = self.active
        self.clear()
        for request in failed:
            request.error = error
            request.done.set()

    def admit(self) -> None:
        """Reads the prompts of those that wait, as many as there are rows for; each has its first token then."""
        with self.awake:
            room = min(self.most - len(self.active), len(self.waiting))
            joining = [self.waiting.popleft() for _ in range(room)]
        joining = [one for one in joining if not one.given_up]
        if not joining:
            return
        # Failing is for all that are under way, these among them.
        self.active += joining
        lengths = [len(one.prompt) for one in joining]
        width = max(lengths)
        pad = self.tokenizer.pad_token_id or 0
        ids = torch.tensor([[pad] * (width - len(one.prompt)) + one.prompt for one in joining], device=self.device)
        begins = torch.tensor([[width - length] for length in lengths], device=self.device)
        columns = torch.arange(width, device=self.device)[None]
        cache = DynamicCache()
        said = self.model(
            input_ids=ids,
            attention_mask=(columns >= begins).long(),
            position_ids=(columns - begins).clamp(min=0),
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
        )
        self.rows.join(cache, lengths)
        self.take(said.logits[:, -1], joining)
        self.leave()

    def step(self) -> None:
        """One token for everybody."""
        if not self.active:
            return
        ids = torch.tensor([[one.ids[-1]] for one in self.active], device=self.device)
        said = self.model(
            input_ids=ids,
            attention_mask=self.rows.mask(),
            position_ids=self.rows.lengths()[:, None],
            past_key_values=self.rows.cache,
            use_cache=True,
        )
        self.rows.step()
        self.take(said.logits[:, -1], self.active)
        self.leave()

    def take(self, logits, requests: list[Request]) -> None:
        for request, token in zip(requests, next_tokens(logits, [one.sampling for one in requests])):
            request.ids.append(token)
            self.tokens += 1
            self.judge(request, token)

    def judge(self, request: Request, token: int) -> None:
        if token in self.ends:
            request.finish = "stop"
        elif request.stops:
            text = self.text(request.ids)
            found = [at for at in map(text.find, request.stops) if at >= 0]
            if found:
                request.finish, request.text = "stop", text[: min(found)]
                return
        if request.finish is None and len(request.ids) >= request.limit:
            request.finish = "length"
        if request.finish is not None:
            request.text = self.text(request.ids)

    def leave(self) -> None:
        staying = [place for place, one in enumerate(self.active) if one.finish is None and not one.given_up]
        if len(staying) == len(self.active):
            return
        for request in self.active:
            if request.finish is not None:
                request.done.set()
        self.active = [self.active[place] for place in staying]
        self.rows.keep(staying)

    def text(self, ids: list[int]) -> str:
        return self.tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)

    def report(self, seconds: float, say) -> None:
        """Says how fast it was, as long as it is asked."""
        before, since = 0, time.monotonic()
        while not self.stopping:
            time.sleep(seconds)
            now, tokens = time.monotonic(), self.tokens
            if tokens > before:
                rate = (tokens - before) / (now - since)
                say(f"{rate:.0f} tokens/s, {len(self.active)} under way, {len(self.waiting)} waiting")
            before, since = tokens, now


def end_tokens(model, tokenizer) -> set[int]:
    """What the model ends a reply with: its generation configuration says it, and its tokenizer."""
    found = getattr(model.generation_config, "eos_token_id", None)
    many = found if isinstance(found, list) else [found]
    return {one for one in [*many, tokenizer.eos_token_id] if one is not None}
