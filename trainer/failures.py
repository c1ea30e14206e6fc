"""What can go wrong, by the kinds that the studio knows what to do about."""


class RunError(Exception):
    """A failure that is understood: its kind, and words that say what happened."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


class ConfigRefused(RunError):
    """A configuration that cannot be used; nothing was trained."""

    def __init__(self, problems: list[str]):
        super().__init__("other", "config.json is refused: " + "; ".join(problems))
        self.problems = problems


MEMORY_SIGNS = ("out of memory", "can't allocate memory", "cannot allocate memory", "bad_alloc", "alloc_cpu")


def describe(error: BaseException) -> dict:
    """`{code, message}` of any error, as the end event holds it."""
    if isinstance(error, RunError):
        return {"code": error.code, "message": str(error)}
    text = f"{type(error).__name__}: {error}".strip()
    if isinstance(error, MemoryError) or any(sign in text.lower() for sign in MEMORY_SIGNS):
        return {"code": "out-of-memory", "message": first_lines(text)}
    return {"code": "other", "message": first_lines(text)}


def first_lines(text: str, limit: int = 1000) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
