"""Checkpoints are whole or they do not count: a mark with the size of every file is written last."""

import json
import os
import re
import shutil

OUT = "out"
FINAL = os.path.join(OUT, "final")
MARK = "whole.json"
NAME = re.compile(r"checkpoint-(\d+)")


def files_of(folder: str) -> dict[str, int]:
    sizes = {}
    for place, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(place, name)
            if name != MARK:
                sizes[os.path.relpath(file, folder)] = os.path.getsize(file)
    return sizes


def bytes_of(folder: str) -> int:
    return sum(files_of(folder).values())


def write_json(file: str, value) -> None:
    draft = f"{file}.draft"
    with open(draft, "w", encoding="utf-8") as target:
        json.dump(value, target, indent=2, ensure_ascii=False)
        target.flush()
        os.fsync(target.fileno())
    os.replace(draft, file)


def mark_whole(folder: str, progress: dict) -> None:
    """Says that all of a checkpoint is on the disk, and how far the run was: step, tokens, seconds."""
    write_json(os.path.join(folder, MARK), {**progress, "files": files_of(folder)})


def mark_of(folder: str) -> dict | None:
    """What the mark says; None where there is none, or where a file is missing or has another size."""
    try:
        with open(os.path.join(folder, MARK), encoding="utf-8") as source:
            mark = json.load(source)
    except (OSError, ValueError):
        return None
    return mark if mark.get("files") == files_of(folder) else None


def checkpoints() -> list[tuple[int, str]]:
    """All that look like checkpoints, the oldest first."""
    if not os.path.isdir(OUT):
        return []
    found = [(int(match[1]), os.path.join(OUT, match[0])) for match in map(NAME.fullmatch, os.listdir(OUT)) if match]
    return sorted(found)


def newest_whole() -> tuple[str | None, dict, list[str]]:
    """The newest whole checkpoint with its mark, and the newer ones that are not whole."""
    broken = []
    for _, folder in reversed(checkpoints()):
        mark = mark_of(folder)
        if mark is not None:
            return folder, mark, broken
        broken.append(folder)
    return None, {"step": 0, "tokens": 0, "seconds": 0.0}, broken


def keep_newest(count: int) -> None:
    for _, folder in checkpoints()[:-count]:
        shutil.rmtree(folder, ignore_errors=True)


def take_away(folders: list[str]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
