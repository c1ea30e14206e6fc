"""How many optimizer steps a run takes."""

import math


def accumulation(config: dict) -> int:
    recipe = config["recipe"]
    return recipe["globalBatch"] // (recipe["microBatch"] * config["launch"]["processes"])


def steps_per_epoch(sequences: int, config: dict) -> int:
    """The last step of an epoch may hold fewer sequences than a global batch."""
    each = config["recipe"]["microBatch"] * config["launch"]["processes"]
    return max(1, math.ceil(math.ceil(sequences / each) / accumulation(config)))


def total_steps(sequences: int, config: dict) -> int:
    return math.ceil(steps_per_epoch(sequences, config) * config["recipe"]["epochs"])


def packed(lengths: list[int], limit: int) -> int:
    """Sequences that best-fit decreasing packs these lengths into (Ding et al. 2024, arXiv:2404.10830)."""
    rooms = [0] * (limit + 1)
    used = 0
    for length in sorted((min(one, limit) for one in lengths), reverse=True):
        room = next((space for space in range(length, limit) if rooms[space]), None)
        if room is None:
            used += 1
            rooms[limit - length] += 1
        else:
            rooms[room] -= 1
            rooms[room - length] += 1
    return used
