"""A request to stop: the step is finished, a checkpoint saved, and the exit code says so."""

import signal

STOPPED = 75
SIGNALS = (signal.SIGTERM, signal.SIGUSR1)


class Stop:
    """Whether this process was asked to stop; heard from the first moment, libraries are loaded later."""

    def __init__(self):
        self.asked = False

    def listen(self) -> None:
        for one in SIGNALS:
            signal.signal(one, self.hear)

    def hear(self, _number, _frame) -> None:
        self.asked = True

    def asked_anywhere(self) -> bool:
        """The same answer in every process of the run: one of them may hear it a step earlier."""
        import torch
        import torch.distributed as processes

        if not (processes.is_available() and processes.is_initialized()):
            return self.asked
        device = "cuda" if torch.cuda.is_available() else "cpu"
        asked = torch.tensor(int(self.asked), device=device)
        processes.all_reduce(asked, op=processes.ReduceOp.MAX)
        return bool(asked.item())
