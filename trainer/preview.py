"""What training would see and take, without training: examples with their loss mask, lengths, steps, sizes."""

import random

from base_model import facts, load_tokenizer
from examples import Counts, Encoder, Example
from machine import device, libraries
from shards import check_shards, count_rows, read_rows
from steps import packed, steps_per_epoch, total_steps

BIN = 64


def preview(config: dict, shown: int, sample: int) -> dict:
    data, recipe = config["data"], config["recipe"]
    check_shards(data)
    rows = count_rows(data, data["split"])
    tokenizer = load_tokenizer(config["base"])
    encoder = Encoder(tokenizer, config["template"], recipe)
    chosen = chosen_rows(config, encoder, rows, sample)
    counts = Counts()
    kept = encoder.encode(chosen, counts)
    first = random.Random(recipe["seed"]).sample(kept, min(shown, len(kept)))
    scale = rows / max(1, counts.rows)
    examples = round(counts.examples * scale)
    sequences = round(packed([len(one.ids) for one in kept], recipe["maxLength"]) * scale) if recipe["packing"] else None
    return {
        "examples": [shown_example(tokenizer, one, encoder.special) for one in first],
        "lengths": histogram(counts.lengths),
        "truncatedShare": counts.truncated / max(1, counts.rows),
        "droppedShare": counts.dropped / max(1, counts.rows),
        "trainedTokens": round(counts.trained * scale),
        "rows": rows,
        "sampledRows": counts.rows,
        "stepsPerEpoch": steps_per_epoch(examples if sequences is None else sequences, config),
        "totalSteps": total_steps(examples if sequences is None else sequences, config),
        "packedSequences": sequences,
        "base": facts(config["base"], tokenizer, recipe),
        "device": device(),
        "libraries": libraries(),
    }


def chosen_rows(config: dict, encoder: Encoder, rows: int, sample: int) -> list[dict]:
    """At most `sample` rows, spread over all of them by the seed, in their order."""
    data, seed = config["data"], config["recipe"]["seed"]
    wanted = None if rows <= sample else set(random.Random(seed).sample(range(rows), sample))
    return [row for part in read_rows(data, data["split"], encoder.columns, wanted) for row in part]


def shown_example(tokenizer, example: Example, special: set[int]) -> dict:
    return {
        "tokens": [
            {"id": one, "text": text, "special": one in special, "trained": index >= example.start}
            for index, (one, text) in enumerate(zip(example.ids, token_texts(tokenizer, example.ids)))
        ],
        "length": len(example.ids),
        "truncated": example.truncated,
    }


def token_texts(tokenizer, ids: list[int]) -> list[str]:
    """The text of each token where it stands: some tokenizers drop the space of a token that stands alone."""
    decode = lambda part: tokenizer.decode(part, clean_up_tokenization_spaces=False)  # noqa: E731
    texts = []
    for index, one in enumerate(ids):
        before = decode(ids[index - 1 : index]) if index else ""
        pair = decode(ids[index - 1 : index + 1]) if index else decode([one])
        texts.append(pair[len(before) :] if pair.startswith(before) else decode([one]))
    return texts


def histogram(lengths: list[int]) -> dict:
    counts = [0] * (max(lengths, default=0) // BIN + 1)
    for length in lengths:
        counts[length // BIN] += 1
    mean = sum(lengths) / len(lengths) if lengths else 0
    return {"binTokens": BIN, "counts": counts if lengths else [], "max": max(lengths, default=0), "mean": mean}
