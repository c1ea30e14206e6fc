"""Rows become tokens, with the loss on the response only. Training and preview go through the same code."""

import hashlib
import json
import os
import re
from dataclasses import dataclass, field

from checkpoints import write_json
from failures import RunError
from shards import read_rows

IGNORED = -100
PLACES = re.compile(r"\{(problem|solution|answer)\}")
FOLDER = "tokens"


@dataclass
class Example:
    ids: list[int]
    #: The first token that is learned; all before it is the prompt.
    start: int
    truncated: bool = False

    @property
    def labels(self) -> list[int]:
        return [IGNORED] * min(self.start, len(self.ids)) + self.ids[self.start :]


@dataclass
class Counts:
    rows: int = 0
    examples: int = 0
    truncated: int = 0
    dropped: int = 0
    tokens: int = 0
    trained: int = 0
    #: Examples whose prompt had to be tokenized apart, because prompt and response share a token.
    joined: int = 0
    lengths: list[int] = field(default_factory=list)


class Encoder:
    def __init__(self, tokenizer, template: dict, recipe: dict):
        self.tokenizer, self.template, self.recipe = tokenizer, template, recipe
        self.special = set(tokenizer.all_special_ids) | set(tokenizer.added_tokens_decoder)
        if tokenizer.eos_token_id is None:
            raise RunError("other", "The tokenizer of the base names no end token: the model could not learn to stop.")
        if template["kind"] == "chat" and not tokenizer.chat_template:
            raise RunError("other", "The tokenizer of the base has no chat template. Choose a template of text.")

    @property
    def columns(self) -> list[str]:
        places = self.template.get("prompt", "") + self.template.get("response", "")
        return ["problem", "solution"] + (["answer"] if "{answer}" in places else [])

    def texts(self, row: dict) -> tuple[str, str]:
        """Prompt and response of a row, end token included."""
        if self.template["kind"] == "chat":
            return self.chat_texts(row)
        fill = lambda text: PLACES.sub(lambda place: row[place[1]], text)  # noqa: E731
        return fill(self.template["prompt"]), fill(self.template["response"])

    def chat_texts(self, row: dict) -> tuple[str, str]:
        system = self.template["system"]
        turns = [{"role": "system", "content": system}] if system is not None else []
        turns.append({"role": "user", "content": row["problem"]})
        render = self.tokenizer.apply_chat_template
        prompt = render(turns, tokenize=False, add_generation_prompt=True)
        whole = render([*turns, {"role": "assistant", "content": row["solution"]}], tokenize=False)
        if whole.startswith(prompt):
            return prompt, whole[len(prompt) :]
        # Templates that open a thinking part for generation: the solution takes its place behind what they open.
        solution = row["solution"].strip()
        at = whole.rfind(solution)
        if at < 0:
            raise RunError("other", "The chat template of the base changes the text of solutions; it cannot be used.")
        return prompt, whole[at:]

    def encode(self, rows: list[dict], counts: Counts) -> list[Example]:
        """The examples of rows in their order, without those that are dropped; adds to the counts."""
        pairs = [self.texts(row) for row in rows]
        prompts = self.tokens([prompt for prompt, _ in pairs])
        wholes = self.tokens([prompt + response for prompt, response in pairs])
        counts.rows += len(rows)
        examples = []
        for (_, response), prompt, whole in zip(pairs, prompts, wholes):
            if whole[: len(prompt)] != prompt:
                # At inference the model sees the prompt's own tokens: so it must here.
                counts.joined += 1
                whole = prompt + self.tokens([response], special=False)[0]
            example = self.cut(self.ended(whole), len(prompt), counts)
            if example is not None:
                examples.append(example)
        return examples

    def tokens(self, texts: list[str], special: bool = True) -> list[list[int]]:
        # A chat template writes its own special tokens.
        add = special and self.template["kind"] == "text"
        found = self.tokenizer(texts, add_special_tokens=add, return_attention_mask=False, verbose=False)["input_ids"]
        return [self.unended(ids) for ids in found] if add else found

    def unended(self, ids: list[int]) -> list[int]:
        return ids[:-1] if ids and ids[-1] == self.tokenizer.eos_token_id else ids

    def ended(self, ids: list[int]) -> list[int]:
        """With the end token behind it, unless the chat template closed the turn with a special token of its own."""
        closed = self.template["kind"] == "chat" and any(one in self.special for one in ids[-3:])
        return ids if closed else [*ids, self.tokenizer.eos_token_id]

    def cut(self, ids: list[int], start: int, counts: Counts) -> Example | None:
        limit = self.recipe["maxLength"]
        counts.lengths.append(len(ids))
        is_long = len(ids) > limit
        if (is_long and self.recipe["overlong"] == "drop") or start >= min(len(ids), limit):
            counts.dropped += 1
            return None
        example = Example(ids[:limit], start, is_long)
        counts.examples += 1
        counts.truncated += is_long
        counts.tokens += len(example.ids)
        counts.trained += len(example.ids) - start
        return example

    def key(self, data: dict, split: str) -> str:
        """What the tokens depend on."""
        parts = {
            "data": [shard["sha256"] for shard in data["shards"]],
            "split": split,
            "template": self.template,
            "tokenizer": hashlib.sha256(tokenizer_text(self.tokenizer).encode()).hexdigest(),
            "length": [self.recipe["maxLength"], self.recipe["overlong"]],
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:24]


def tokenizer_text(tokenizer) -> str:
    backend = getattr(tokenizer, "backend_tokenizer", None)
    vocabulary = backend.to_str() if backend is not None else json.dumps(tokenizer.get_vocab(), sort_keys=True)
    return f"{vocabulary}\0{tokenizer.chat_template}\0{tokenizer.eos_token}"


def tokenized(encoder: Encoder, data: dict, split: str) -> tuple[str, Counts]:
    """The file with the tokens of a split, written once: a resume and other processes of the run find it."""
    import pyarrow

    base = os.path.join(FOLDER, f"{split}-{encoder.key(data, split)}")
    file, note = f"{base}.arrow", f"{base}.json"
    if os.path.isfile(note) and os.path.isfile(file):
        with open(note, encoding="utf-8") as source:
            return file, Counts(**json.load(source))
    os.makedirs(FOLDER, exist_ok=True)
    schema = pyarrow.schema([(name, pyarrow.list_(pyarrow.int32())) for name in ("input_ids", "labels")])
    counts = Counts()
    draft = f"{file}.{os.getpid()}"
    with pyarrow.OSFile(draft, "wb") as sink, pyarrow.ipc.new_stream(sink, schema) as writer:
        for rows in read_rows(data, split, encoder.columns):
            examples = encoder.encode(rows, counts)
            counts.lengths.clear()
            columns = [[one.ids for one in examples], [one.labels for one in examples]]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))
    os.replace(draft, file)
    write_json(note, vars(counts))
    return file, counts
