#!/usr/bin/env python3
"""Serves the model in a folder over OpenAI's API: chat and text completions, greedy or drawn, many at a time.

    serve.py --model ../run/out/final --port 8000

The model is a folder that Transformers can load, or a checkpoint of sft.py (of LoRA too). Only this machine may ask,
unless --host says otherwise; a key in the environment variable MODEL_SERVER_KEY is asked for at every request then.
Exit codes: 75 stopped (SIGTERM, SIGINT), 1 the model cannot be served, 98 the port is taken. It never ends by itself: a
cluster that begins it again is not told that it was done.
"""

import argparse
import errno
import os
import signal
import sys
import threading
import traceback

from sft import ENVIRONMENT
from stopping import STOPPED

TAKEN = 98
LOOPBACK = ("127.0.0.1", "::1", "localhost")
#: Layers whose state is keys and values for each token.
SERVED = {"full_attention", "sliding_attention", "chunked_attention"}
#: On processors a step of a smaller model is over before a second thread has begun; on a busy machine waiting for it
#: costs several times the step.
WORTH_THREADS = 30_000_000


def say(text: str) -> None:
    print(text, flush=True)


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, help="the folder of the model")
    parser.add_argument("--name", action="append", default=[], help="a name that requests may give it; its folder is one")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    parser.add_argument("--port", type=int, default=8000, help="0 takes any that is free")
    parser.add_argument("--rows", type=int, default=64, help="requests that are answered together")
    return parser.parse_args()


def main() -> int:
    options = options_of()
    stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    key = os.environ.get("MODEL_SERVER_KEY") or None
    if options.host not in LOOPBACK and key is None:
        say(f"Whoever reaches {options.host} could ask: set MODEL_SERVER_KEY.")
        return 1
    for name, value in {**ENVIRONMENT, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}.items():
        os.environ.setdefault(name, value)
    from failures import RunError
    from openai_http import Server

    try:
        server = Server(options.host, options.port, key)
    except OSError as error:
        say(f"Port {options.port} of {options.host}: {error.strerror}.")
        return TAKEN if error.errno == errno.EADDRINUSE else 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Loads {options.model}; listens at {options.host}:{server.server_port}.")
    try:
        decoder = serve(server, options)
    except Exception as error:
        if not isinstance(error, RunError):
            traceback.print_exc()
        say(f"The model cannot be served: {error}")
        return 1
    # A signal that comes just before a wait begins does not end it.
    while not stop.wait(1):
        pass
    decoder.stop()
    server.decoding.join(timeout=10)
    server.shutdown()
    say("Stopped.")
    return STOPPED


def serve(server, options):
    from base_model import resolve

    base = {"model": options.model, "revision": None, "weights": "pretrained"}
    # Said before the libraries are loaded, which takes seconds.
    resolve(base)
    import torch
    from decoding import Decoder
    from openai_body import Reader

    model, tokenizer = load(base)
    size = sum(one.numel() for one in model.parameters())
    if model.device.type == "cpu" and size < WORTH_THREADS:
        torch.set_num_threads(1)
    decoder = Decoder(model, tokenizer, options.rows)
    server.decoding = threading.Thread(target=decoder.run, daemon=True)
    server.decoding.start()
    threading.Thread(target=decoder.report, args=(30, say), daemon=True).start()
    names = [*options.name, options.model]
    server.serve_model(Reader(tokenizer, names, decoder.context), decoder)
    say(f"Ready: {size:,} weights on {decoder.device.type}, {torch.get_num_threads()} threads, as {names[0]!r}.")
    return decoder


def load(base: dict):
    import torch
    from base_model import load_model, load_tokenizer
    from failures import RunError
    from machine import precision_of

    tokenizer = load_tokenizer(base)
    dtype = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(precision_of("auto"), torch.float32)
    model = load_model(base, tokenizer, dtype).eval()
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ["full_attention"])
    if not kinds <= SERVED:
        raise RunError("other", f"It has layers of {', '.join(sorted(kinds - SERVED))}. Serve it with vLLM.")
    return model.to("cuda" if torch.cuda.is_available() else "cpu"), tokenizer


if __name__ == "__main__":
    sys.exit(main())
