"""Bodies of OpenAI's chat and text completions: read strictly, answered in their form."""

import time
import uuid

from completion import Request, Sampling


class Refused(Exception):
    """A request that cannot be answered, with the HTTP status and the field that it is about."""

    def __init__(self, message: str, field: str | None = None, status: int = 400):
        super().__init__(message)
        self.field, self.status = field, status


#: What a request may say that changes nothing here.
UNHEEDED = {"user", "metadata", "store", "service_tier", "safety_identifier", "prompt_cache_key"}
#: What it may say only with these values, which ask for nothing.
NEUTRAL = {
    "stream": (False, None),
    "n": (1, None),
    "presence_penalty": (0, None),
    "frequency_penalty": (0, None),
    "logprobs": (False, None),
    "logit_bias": ({}, None),
    "stop_token_ids": ([], None),
    "echo": (False, None),
    "best_of": (1, None),
    "suffix": ("", None),
    "response_format": ({"type": "text"}, None),
}
#: Tokens of a text completion that does not say how many.
TEXT_LIMIT = 16


class Reader:
    """Makes requests of bodies, for one model under its names."""

    def __init__(self, tokenizer, names: list[str], context: int | None):
        self.tokenizer, self.names, self.context = tokenizer, names, context
        # The first call sets how it pads and cuts, which no two threads may do at once; later ones find it set.
        tokenizer("x")

    def chat(self, body: dict) -> Request:
        messages = body.get("messages")
        if not isinstance(messages, list) or not messages:
            raise Refused("messages must be a list of messages.", "messages")
        turns = [turn_of(one) for one in messages]
        if not self.tokenizer.chat_template:
            raise Refused("The model has no chat template. Ask it at /v1/completions.", "messages")
        try:
            prompt = self.tokenizer.apply_chat_template(turns, add_generation_prompt=True, tokenize=False)
        except Exception as error:
            raise Refused(f"The chat template of the model refuses these messages: {error}", "messages") from error
        ids = self.tokenizer(prompt, add_special_tokens=False)["input_ids"]
        asked = "max_completion_tokens" if body.get("max_completion_tokens") is not None else "max_tokens"
        return self.request(body, ids, asked, None, {"messages", "max_completion_tokens"})

    def text(self, body: dict) -> Request:
        prompt = body.get("prompt")
        if isinstance(prompt, str):
            ids = self.tokenizer(prompt)["input_ids"]
            if ids and ids[-1] == self.tokenizer.eos_token_id:
                ids = ids[:-1]
        elif isinstance(prompt, list) and prompt and all(type(one) is int and one >= 0 for one in prompt):
            ids = prompt
            if max(ids) >= len(self.tokenizer):
                raise Refused("prompt holds a token that the model does not have.", "prompt")
        else:
            raise Refused("prompt must be one text, or a list of tokens.", "prompt")
        return self.request(body, ids, "max_tokens", TEXT_LIMIT, {"prompt"})

    def request(self, body: dict, ids: list[int], asked: str, usual: int | None, own: set[str]) -> Request:
        known = {"model", "max_tokens", "temperature", "top_p", "top_k", "seed", "stop", *own, *UNHEEDED, *NEUTRAL}
        for name in body:
            if name not in known:
                raise Refused(f"{name} is not known here.", name)
            if name in NEUTRAL and body[name] not in NEUTRAL[name]:
                raise Refused(f"{name} cannot be set here.", name)
        model = body.get("model")
        if model is not None and model not in self.names:
            raise Refused(f"There is no model {model!r} here, but {self.names[0]!r}.", "model", 404)
        if not ids:
            raise Refused("The prompt has no token.", "prompt" if "prompt" in own else "messages")
        limit = number(body, asked, usual, least=1, whole=True)
        if self.context is not None:
            room = self.context - len(ids)
            if room < 1:
                raise Refused(f"The prompt has {len(ids)} tokens; the model takes {self.context} with the reply.")
            limit = room if limit is None else min(limit, room)
        return Request(ids, limit or 2**31, sampling_of(body), stops_of(body))


def turn_of(message) -> dict:
    """Role and text; contents in parts of text become one."""
    if not isinstance(message, dict) or not isinstance(message.get("role"), str):
        raise Refused("Each message must have a role.", "messages")
    content = message.get("content")
    if isinstance(content, list) and all(isinstance(one, dict) and one.get("type") == "text" for one in content):
        content = "".join(str(one.get("text", "")) for one in content)
    if not isinstance(content, str):
        raise Refused("The content of each message must be text.", "messages")
    return {"role": message["role"], "content": content}


def sampling_of(body: dict) -> Sampling:
    return Sampling(
        temperature=number(body, "temperature", 1.0, least=0, most=100),
        top_p=number(body, "top_p", 1.0, least=0, most=1),
        top_k=max(0, number(body, "top_k", 0, least=-1, whole=True)),
        seed=number(body, "seed", None, whole=True),
    )


def number(body: dict, name: str, usual, least=None, most=None, whole=False):
    value = body.get(name)
    if value is None:
        return usual
    right = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if not right or (least is not None and value < least) or (most is not None and value > most):
        bounds = [f"at least {least}" if least is not None else "", f"at most {most}" if most is not None else ""]
        kind = "a whole number" if whole else "a number"
        raise Refused(f"{name} must be {' and '.join([kind, *filter(None, bounds)])}.", name)
    return value


def stops_of(body: dict) -> list[str]:
    stop = body.get("stop")
    stops = [] if stop is None else [stop] if isinstance(stop, str) else stop
    if not isinstance(stops, list) or len(stops) > 16 or not all(isinstance(one, str) and one for one in stops):
        raise Refused("stop must be a text, or a list of at most 16 texts.", "stop")
    return stops


def answer_of(request: Request, model: str, is_chat: bool) -> dict:
    said = {"message": {"role": "assistant", "content": request.text}} if is_chat else {"text": request.text}
    prompt, completion = len(request.prompt), len(request.ids)
    return {
        "id": f"{'chatcmpl' if is_chat else 'cmpl'}-{uuid.uuid4().hex}",
        "object": "chat.completion" if is_chat else "text_completion",
        "created": int(time.time()),
        "model": model,
        "choices": [{"index": 0, **said, "finish_reason": request.finish, "logprobs": None}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion},
    }
