"""The rows of a version: nothing is read of a shard whose hash is not the one that config.json names."""

import hashlib
import os

from failures import RunError


def sha256_of(file: str) -> str:
    with open(file, "rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def check_shards(data: dict) -> None:
    """Raises bad-data for the first shard that is missing or is not the one that was frozen."""
    for shard in data["shards"]:
        file = shard["file"]
        if not os.path.isfile(file):
            raise RunError("bad-data", f"The shard {file} is not there.")
        size = os.path.getsize(file)
        if size != shard["bytes"]:
            raise RunError("bad-data", f"The shard {file} has {size} bytes; config.json says {shard['bytes']}.")
        if sha256_of(file) != shard["sha256"]:
            raise RunError("bad-data", f"The shard {file} is damaged: its SHA-256 is not the one in config.json.")


def read_rows(data: dict, split: str, columns: list[str], wanted: set[int] | None = None):
    """Lists of rows of one split, as dictionaries of text, in the order of the shards.

    `wanted` are positions among the rows of the split; without it all of them.
    """
    import pyarrow

    position = 0
    for file, part, first in parts(data, split, columns):
        count = part.num_rows
        if wanted is not None:
            places = [at for at in range(count) if position + at in wanted]
            part = part.take(pyarrow.array(places, pyarrow.int64()))
        position += count
        for name in columns:
            if part.column(name).null_count:
                raise RunError("bad-data", f"A row of {file} has no {name}, among the 1000 rows from row {first}.")
        if part.num_rows:
            yield part.to_pylist()


def count_rows(data: dict, split: str) -> int:
    return sum(part.num_rows for _, part, _ in parts(data, split, [], batch=65_536))


def parts(data: dict, split: str, columns: list[str], batch: int = 1000):
    """Rows of the split as Arrow, with their file and the first row that was looked at."""
    import pyarrow
    from pyarrow import compute, parquet

    for shard in data["shards"]:
        file = shard["file"]
        try:
            with parquet.ParquetFile(file) as source:
                present = set(source.schema_arrow.names)
                missing = [name for name in [*columns, "split"] if name not in present]
                if missing:
                    raise RunError("bad-data", f"The shard {file} has no column {', '.join(missing)}.")
                first = 1
                for part in source.iter_batches(batch_size=batch, columns=[*columns, "split"]):
                    yield file, part.filter(compute.equal(part.column("split"), split)), first
                    first += part.num_rows
        except (pyarrow.ArrowException, OSError) as error:
            raise RunError("bad-data", f"The shard {file} is not Parquet that can be read: {error}") from error
