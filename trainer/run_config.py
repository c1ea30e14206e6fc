"""Reads config.json and refuses what it does not know: a misspelt field must not train with a default."""

import json
import math
import re

from failures import ConfigRefused


def number(least=None, most=None, whole=False, above=None, below=None):
    def check(value):
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            return "must be a whole number" if whole else "must be a number"
        if not math.isfinite(value):
            return "must be a finite number"
        if least is not None and value < least:
            return f"must be {least} or more"
        if above is not None and value <= above:
            return f"must be over {above}"
        if most is not None and value > most:
            return f"must be at most {most}"
        return f"must be under {below}" if below is not None and value >= below else None

    return check


def text(pattern=r"[\s\S]+", what="must be text"):
    return lambda value: None if isinstance(value, str) and re.fullmatch(pattern, value) else what


def one_of(*values):
    return lambda value: None if value in values and type(value) in {type(one) for one in values} else (
        "must be " + " or ".join(json.dumps(one) for one in values)
    )


def flag(value):
    return None if isinstance(value, bool) else "must be true or false"


def holding(placeholder):
    return lambda value: None if isinstance(value, str) and placeholder in value else f"must hold {placeholder}"


def targets(value):
    names = isinstance(value, list) and value and all(isinstance(one, str) and one for one in value)
    return None if value == "all-linear" or names else 'must be "all-linear" or a list of module names'


def inside(value):
    good = isinstance(value, str) and value and not value.startswith("/") and ".." not in value.split("/")
    return None if good else "must lie in the run's folder"


class Nullable:
    def __init__(self, spec):
        self.spec = spec


class ListOf:
    def __init__(self, spec, length=None):
        self.spec, self.length = spec, length


SHA256 = text(r"[0-9a-f]{64}", "must be a SHA-256 in lower-case hexadecimal")
COUNT = number(least=1, whole=True)
SPLIT = one_of("train", "validation", "test")
SHARD = {"file": inside, "sha256": SHA256, "bytes": number(least=0, whole=True), "rows": number(least=0, whole=True)}
LORA = {"rank": COUNT, "alpha": number(above=0), "dropout": number(least=0, below=1), "targets": targets}
TEMPLATES = {
    "text": {"kind": one_of("text"), "prompt": holding("{problem}"), "response": holding("{solution}")},
    "chat": {"kind": one_of("chat"), "system": Nullable(text(r"[\s\S]*"))},
}
SPEC = {
    "protocol": one_of(1),
    "tag": text(r"[\w.-]{1,100}", 'may hold letters, digits, ".", "_" and "-"'),
    "data": {
        "hash": SHA256,
        "name": text(r"[\s\S]*"),
        "rows": number(least=0, whole=True),
        "shards": ListOf(SHARD),
        "split": SPLIT,
        "evaluationSplit": Nullable(SPLIT),
    },
    "base": {"model": text(), "revision": Nullable(text()), "weights": one_of("pretrained", "random")},
    "template": TEMPLATES,
    "recipe": {
        "method": one_of("full", "lora"),
        "lora": Nullable(LORA),
        "epochs": number(above=0),
        "globalBatch": COUNT,
        "microBatch": COUNT,
        "learningRate": number(above=0),
        "weightDecay": number(least=0),
        "adamBetas": ListOf(number(least=0, below=1), length=2),
        "warmupRatio": number(least=0, most=1),
        "schedule": one_of("cosine", "linear", "constant"),
        "maxLength": number(least=8, whole=True),
        "overlong": one_of("truncate", "drop"),
        "packing": flag,
        "precision": one_of("auto", "bf16", "fp16", "fp32"),
        "gradientCheckpointing": flag,
        "maxGradNorm": number(least=0),
        "seed": number(least=0, most=2**31 - 1, whole=True),
        "logSteps": COUNT,
        "saveSteps": Nullable(COUNT),
        "keepCheckpoints": COUNT,
        "evaluateSteps": Nullable(COUNT),
    },
    "launch": {"processes": COUNT, "strategy": one_of("none", "ddp", "fsdp", "zero2", "zero3")},
}


def problems_of(value, spec, path="") -> list[str]:
    name = path or "the file"
    if isinstance(spec, Nullable):
        return [] if value is None else problems_of(value, spec.spec, path)
    if isinstance(spec, ListOf):
        if not isinstance(value, list) or not value or (spec.length and len(value) != spec.length):
            return [f"{name} must be a list" + (f" of {spec.length}" if spec.length else "")]
        return [one for index, part in enumerate(value) for one in problems_of(part, spec.spec, f"{path}.{index}")]
    if spec is TEMPLATES:
        kind = value.get("kind") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in TEMPLATES:
            return [f'{name}.kind must be "text" or "chat"']
        spec = TEMPLATES[kind]
    if isinstance(spec, dict):
        if not isinstance(value, dict):
            return [f"{name} must be an object"]
        place = f"{path}." if path else ""
        unknown = [f"{place}{key} is not known" for key in value if key not in spec]
        missing = [f"{place}{key} is missing" for key in spec if key not in value]
        inner = [one for key in spec if key in value for one in problems_of(value[key], spec[key], place + key)]
        return unknown + missing + inner
    found = spec(value)
    return [f"{name} {found}"] if found else []


def contradictions_in(config: dict) -> list[str]:
    recipe, launch = config["recipe"], config["launch"]
    each = recipe["microBatch"] * launch["processes"]
    found = []
    if recipe["globalBatch"] % each:
        found.append(f"recipe.globalBatch must be a multiple of micro-batch × processes ({each})")
    if (recipe["method"] == "lora") != (recipe["lora"] is not None):
        found.append("recipe.lora belongs to the method lora, and only to it")
    if launch["processes"] > 1 and launch["strategy"] == "none":
        found.append("launch.strategy must say what several processes share")
    return found


def read_config(file: str) -> dict:
    """The configuration in `file`; raises ConfigRefused with everything that is wrong in it."""
    try:
        with open(file, encoding="utf-8") as source:
            config = json.load(source)
    except OSError as error:
        raise ConfigRefused([f"{file} cannot be read: {error.strerror}"]) from error
    except ValueError as error:
        raise ConfigRefused([f"{file} is not JSON: {error}"]) from error
    problems = problems_of(config, SPEC) or contradictions_in(config)
    if problems:
        raise ConfigRefused(problems)
    return config
