"""The next token of each row: the likeliest, or a drawn one that depends on the request's seed alone."""

import torch

from completion import Sampling


def next_tokens(logits: torch.Tensor, samplings: list[Sampling]) -> list[int]:
    """One token for each row of rows × vocabulary."""
    tokens = logits.argmax(dim=-1)
    drawn = [place for place, one in enumerate(samplings) if not one.greedy]
    if drawn:
        tokens[drawn] = draw(logits[drawn].float(), [samplings[place] for place in drawn])
    return tokens.tolist()


def draw(logits: torch.Tensor, samplings: list[Sampling]) -> torch.Tensor:
    """
    Temperature, then top-k, then top-p (Holtzman et al. 2020: the smallest set of the likeliest tokens that has this much
    of the probability), then the inverse of the cumulative distribution at a number of the row's own.
    """
    column = lambda values: torch.tensor(values, device=logits.device)[:, None]  # noqa: E731
    scaled = logits / column([one.temperature for one in samplings])
    sorted_logits, order = scaled.sort(dim=-1, descending=True, stable=True)
    rank = torch.arange(logits.shape[-1], device=logits.device)[None]
    limits = column([one.top_k or logits.shape[-1] for one in samplings])
    chances = sorted_logits.masked_fill(rank >= limits, float("-inf")).softmax(dim=-1)
    before = chances.cumsum(dim=-1) - chances
    # The likeliest one always stays.
    beyond = (before >= column([one.top_p for one in samplings])) & (rank > 0)
    cumulative = chances.masked_fill(beyond, 0).cumsum(dim=-1)
    at = column([one.source.random() for one in samplings]).to(cumulative.dtype) * cumulative[:, -1:]
    chosen = torch.searchsorted(cumulative, at, right=True)
    last = (~beyond & (chances > 0)).sum(dim=-1, keepdim=True) - 1
    return order.gather(-1, torch.minimum(chosen, last))[:, 0]
