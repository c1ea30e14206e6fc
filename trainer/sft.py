#!/usr/bin/env python3
"""Supervised fine-tuning of one run of Corollary, in the current folder, as config.json says.

    sft.py --config config.json                             trains; goes on from the newest whole checkpoint
    sft.py --config config.json --preview 10 --sample 20000 prints what it would train on, as one JSON object

Exit codes: 0 done, 1 failed, 2 config.json refused, 75 stopped with a checkpoint (SIGTERM, SIGUSR1).
Steps, checkpoints and failures are lines of log.jsonl; a finished run leaves out/final and manifest.json.
"""

import argparse
import json
import os
import sys
import traceback

from stopping import STOPPED, Stop

REFUSED = 2
# Read by libraries when they are loaded: nobody outside is told of a run, and sums are the same every time.
ENVIRONMENT = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "true",
    "TRL_EXPERIMENTAL_SILENCE": "1",
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
    "TRANSFORMERS_VERBOSITY": "error",
    "WANDB_DISABLED": "true",
}


def main() -> int:
    stop = Stop()
    stop.listen()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True, help="the configuration of the run")
    parser.add_argument("--preview", type=int, metavar="N", help="show N examples instead of training")
    parser.add_argument("--sample", type=int, default=20_000, help="rows that a preview looks at")
    options = parser.parse_args()
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    from failures import ConfigRefused
    from run_config import read_config

    try:
        config = read_config(options.config)
    except ConfigRefused as error:
        return refuse(error, options.preview is not None)
    from base_model import is_folder

    if is_folder(config["base"]["model"]):
        os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
    if options.preview is not None:
        return show(config, options.preview, options.sample)
    return train(config, stop, options.config)


def refuse(error, is_preview: bool) -> int:
    from event_log import EventLog
    from failures import describe

    for problem in error.problems:
        print(problem, file=sys.stderr)
    if not is_preview:
        EventLog().write("end", outcome="failed", step=0, error=describe(error))
    return REFUSED


def show(config: dict, shown: int, sample: int) -> int:
    """Nothing but the JSON reaches standard output, whatever libraries print."""
    from failures import describe

    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        from preview import preview

        answer = preview(config, shown, sample)
        code = 0
    except Exception as error:
        traceback.print_exc()
        answer, code = {"error": describe(error)}, 1
    json.dump(answer, output, ensure_ascii=False, allow_nan=False)
    output.write("\n")
    output.close()
    return code


def train(config: dict, stop: Stop, file: str) -> int:
    from processes import is_worker, supervise, tie_to_parent

    if config["launch"]["strategy"] != "none":
        if not is_worker():
            return supervise(config, file, stop)
        tie_to_parent()
    from failures import describe
    from training import Run

    run = Run(config, stop)
    try:
        outcome = run.train()
    except Exception as error:
        traceback.print_exc()
        run.log.write("end", outcome="failed", step=run.step, error=describe(error))
        return 1
    run.log.write("end", outcome=outcome, step=run.step, error=None)
    return STOPPED if outcome == "stopped" else 0


if __name__ == "__main__":
    sys.exit(main())
