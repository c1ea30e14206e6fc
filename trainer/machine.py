"""What it runs on: devices, memory, libraries, and the version of this code."""

import hashlib
import importlib.metadata
import os
import platform

LIBRARIES = ("torch", "transformers", "trl", "accelerate", "peft", "datasets", "pyarrow", "tokenizers", "numpy")


def code_version() -> str:
    """One SHA-256 over the trainer's own files, by name."""
    folder = os.path.dirname(os.path.abspath(__file__))
    digest = hashlib.sha256()
    for name in sorted(one for one in os.listdir(folder) if one.endswith(".py")):
        with open(os.path.join(folder, name), "rb") as source:
            digest.update(f"{name}\0{hashlib.sha256(source.read()).hexdigest()}\n".encode())
    return digest.hexdigest()


def libraries() -> dict:
    versions = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            versions[name] = None
    return versions


def cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as info:
            names = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
        return names[0] if names else platform.machine()
    except OSError:
        return platform.processor() or platform.machine()


def device() -> dict:
    import psutil
    import torch

    if torch.cuda.is_available():
        memory = torch.cuda.get_device_properties(0).total_memory
        name, count = torch.cuda.get_device_name(0), torch.cuda.device_count()
        return {"kind": "cuda", "name": name, "memoryBytes": memory, "count": count}
    memory = psutil.virtual_memory().total
    if torch.backends.mps.is_available():
        return {"kind": "mps", "name": cpu_name(), "memoryBytes": memory, "count": 1}
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"kind": "cpu", "name": cpu_name(), "memoryBytes": memory, "count": count}


def memory_used() -> int:
    """On a GPU the peak since it was asked last; else what the process holds."""
    import torch

    if torch.cuda.is_available():
        peak = torch.cuda.max_memory_allocated()
        torch.cuda.reset_peak_memory_stats()
        return peak
    import psutil

    return psutil.Process().memory_info().rss


def precision_of(wanted: str) -> str:
    """"auto" is bf16 where the device has it, fp16 on older GPUs, fp32 elsewhere."""
    import torch

    if wanted != "auto":
        return wanted
    if torch.cuda.is_available():
        return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"
    return "fp32"
