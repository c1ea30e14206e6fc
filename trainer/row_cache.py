"""Keys and values of requests that are answered together: rows join and leave between two tokens."""

import torch
from transformers.cache_utils import Cache, DynamicLayer

#: Columns that are added when the room is over: copying is rare, and little memory lies idle.
GROWTH = 128


class RowLayer(DynamicLayer):
    """One layer's keys and values, each of rows × heads × columns × size. A step writes one column of all rows in place."""

    def __init__(self, rows: "Rows"):
        super().__init__()
        self.rows = rows

    def update(self, key_states, value_states, *_, **__):
        left, end = self.rows.left, self.rows.end
        self.keys[:, :, end : end + 1] = key_states
        self.values[:, :, end : end + 1] = value_states
        return self.keys[:, :, left : end + 1], self.values[:, :, left : end + 1]

    def get_seq_length(self) -> int:
        return self.rows.end - self.rows.left


class Rows:
    """All rows end in the same column; a shorter one begins further right, and what is before its begin is masked."""

    def __init__(self, layers: int, device):
        self.cache = Cache(layers=[RowLayer(self) for _ in range(layers)])
        self.device = device
        self.left = self.end = 0
        self.starts: list[int] = []

    def __len__(self) -> int:
        return len(self.starts)

    def mask(self, more: int = 1) -> torch.Tensor:
        """Rows × columns with the next ones: 1 where a row has a token."""
        starts = torch.tensor(self.starts, device=self.device)[:, None]
        return (torch.arange(self.left, self.end + more, device=self.device)[None] >= starts).long()

    def lengths(self) -> torch.Tensor:
        return self.end - torch.tensor(self.starts, device=self.device)

    def step(self) -> None:
        """After the model wrote a column; makes room for the next."""
        self.end += 1
        if self.end == self.room:
            self.move(self.left, self.end - self.left)

    def keep(self, places: list[int]) -> None:
        """The rows at these places stay, in this order."""
        self.starts = [self.starts[place] for place in places]
        if not places:
            self.left = self.end = 0
            for layer in self.cache.layers:
                layer.keys = layer.values = None
            return
        index = torch.tensor(places, device=self.device)
        for layer in self.cache.layers:
            layer.keys, layer.values = layer.keys.index_select(0, index), layer.values.index_select(0, index)
        self.left = min(self.starts)

    def join(self, prompts: Cache, lengths: list[int]) -> None:
        """Rows that were read together, left-padded to the longest, are appended."""
        width = max(lengths)
        if not self.starts:
            self.left, self.end = 0, width
        elif width > self.end - self.left:
            self.move(self.left, width)
        self.starts += [self.end - length for length in lengths]
        self.left = min(self.starts)
        for layer, read in zip(self.cache.layers, prompts.layers):
            layer.keys = self.appended(layer.keys, read.keys)
            layer.values = self.appended(layer.values, read.values)

    @property
    def room(self) -> int:
        return self.cache.layers[0].keys.shape[2]

    def appended(self, before, read):
        count, heads, width, size = read.shape
        room = self.end + GROWTH if before is None else before.shape[2]
        added = read.new_zeros((count, heads, room, size))
        added[:, :, self.end - width : self.end] = read
        return added if before is None else torch.cat([before, added])

    def move(self, left: int, width: int) -> None:
        """Lays the columns from `left` to the end so that they end in column `width`, with room behind it."""
        used = self.end - left
        for layer in self.cache.layers:
            layer.keys, layer.values = (
                moved(one, left, self.end, width - used, width + GROWTH) for one in (layer.keys, layer.values)
            )
        shift = width - used - left
        self.starts = [start + shift for start in self.starts]
        self.left, self.end = self.left + shift, self.end + shift


def moved(states, left: int, end: int, to: int, room: int):
    count, heads, _, size = states.shape
    wider = states.new_zeros((count, heads, room, size))
    wider[:, :, to : to + end - left] = states[:, :, left:end]
    return wider
