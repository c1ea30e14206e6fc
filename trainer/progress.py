"""What a run says while it learns, and what it does when it is asked to stop."""

import sys
import time

from transformers import TrainerCallback

from event_log import finite
from machine import memory_used


class Progress(TrainerCallback):
    """Counts go on where the checkpoint left them."""

    def __init__(self, log, stop, mark: dict):
        self.log, self.stop = log, stop
        self.tokens_before, self.seconds = mark["tokens"], mark["seconds"]
        self.tokens = mark["tokens"]
        self.since = (0.0, self.tokens)
        self.stopped = False
        self.last_loss = None
        self.was_finite = True
        self.mark = 0.0

    def on_train_begin(self, args, state, control, **_):
        self.mark = time.monotonic()
        self.since = (self.seconds, self.tokens)

    def on_step_end(self, args, state, control, **_):
        self.count_time()
        if state.global_step >= state.max_steps:
            control.should_log = True
        if self.stop.asked_anywhere() and state.global_step < state.max_steps:
            self.stopped = True
            control.should_log = True
            control.should_save = True
            control.should_training_stop = True
        return control

    def on_epoch_end(self, args, state, control, **_):
        # An epoch that was broken off is no end of one: the checkpoint is saved, and nothing else holds up the stop.
        if self.stopped:
            control.should_save = control.should_evaluate = control.should_log = False
        return control

    def count_time(self):
        now = time.monotonic()
        self.seconds += now - self.mark
        self.mark = now

    def on_log(self, args, state, control, logs=None, **_):
        if not logs or "loss" not in logs:
            return
        self.tokens = self.tokens_before + int(logs.get("num_tokens", 0))
        loss = finite(logs["loss"])
        self.warn_of(loss, state.global_step)
        self.last_loss = loss
        seconds, tokens = self.since
        passed = self.seconds - seconds
        self.since = (self.seconds, self.tokens)
        self.log.write(
            "step",
            step=state.global_step,
            epoch=state.epoch,
            loss=loss,
            learningRate=finite(logs.get("learning_rate")),
            gradNorm=finite(logs.get("grad_norm")),
            tokens=self.tokens,
            tokensPerSecond=(self.tokens - tokens) / passed if passed > 0 else None,
            memoryBytes=memory_used(),
        )
        if state.is_world_process_zero:
            print(f"step {state.global_step}/{state.max_steps}  loss {logs['loss']:.4f}", file=sys.stderr, flush=True)

    def warn_of(self, loss, step: int):
        if loss is None and self.was_finite:
            self.log.write("warning", message=f"The loss is not a number since step {step}. Lower the learning rate.")
        self.was_finite = loss is not None

    def on_evaluate(self, args, state, control, metrics=None, **_):
        loss = (metrics or {}).get("eval_loss")
        if loss is not None:
            self.log.write("evaluation", step=state.global_step, loss=finite(loss))
        self.mark = time.monotonic()

    def on_save(self, args, state, control, **_):
        self.mark = time.monotonic()

    def told(self, step: int) -> dict:
        return {"step": step, "tokens": self.tokens, "seconds": self.seconds}
