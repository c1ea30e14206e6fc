"""Several processes of one run, by `accelerate launch`: asked to stop together, gone together."""

import ctypes
import importlib.util
import os
import signal
import subprocess
import sys

from stopping import SIGNALS, STOPPED


def is_worker() -> bool:
    return "LOCAL_RANK" in os.environ


def tie_to_parent() -> None:
    """Linux ends this process with the one that started it: nothing goes on training unseen."""
    if sys.platform == "linux":
        death_signal = 1
        ctypes.CDLL(None).prctl(death_signal, signal.SIGKILL)


def deaf() -> None:
    """The launcher must not end the workers at a signal that asks them to save: it is theirs to hear."""
    tie_to_parent()
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)


def launcher(config: dict, file: str) -> list[str]:
    count = config["launch"]["processes"]
    flags = ["--num_processes", str(count), "--num_machines", "1", "--mixed_precision", "no", "--dynamo_backend", "no"]
    if count > 1:
        flags.append("--multi_gpu")
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sft.py")
    return [sys.executable, "-m", "accelerate.commands.launch", *flags, "--main_process_port", "0", script, "--config", file]


def missing_for(strategy: str) -> str | None:
    """What a strategy needs beside the pinned packages: known before processes have loaded theirs."""
    if strategy in ("zero2", "zero3") and importlib.util.find_spec("deepspeed") is None:
        return "DeepSpeed is not installed beside the trainer. Install it there, or choose FSDP."
    return None


def supervise(config: dict, file: str, stop) -> int:
    """Starts the workers and gives the exit code of the run, by what its log says at the end."""
    from event_log import EventLog

    log = EventLog()
    missing = missing_for(config["launch"]["strategy"])
    if missing:
        log.write("end", outcome="failed", step=0, error={"code": "other", "message": missing})
        print(missing, file=sys.stderr)
        return 1
    before = log.last("end")
    environment = {**os.environ, "TORCHELASTIC_SIGNALS_TO_HANDLE": "SIGQUIT"}
    child = subprocess.Popen(launcher(config, file), env=environment, preexec_fn=deaf, process_group=0)

    def forward(number, _frame) -> None:
        stop.asked = True
        os.killpg(child.pid, number)

    for one in SIGNALS:
        signal.signal(one, forward)
    if stop.asked:
        os.killpg(child.pid, signal.SIGTERM)
    code = child.wait()
    end = log.last("end")
    if end == before:
        message = f"The processes of the run ended without a word (exit code {code})."
        log.write("end", outcome="failed", step=0, error={"code": "other", "message": message})
        return 1
    return {"succeeded": 0, "stopped": STOPPED}.get(end["outcome"], 1)
