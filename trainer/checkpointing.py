"""TRL's SFTTrainer with checkpoints that are marked when they are whole."""

import logging
import os

from transformers import PrinterCallback
from trl import SFTTrainer

import checkpoints


# It warns of packing without Flash Attention. Transformers masks packed sequences by their positions for other kinds of
# attention too: test/trainer/learn.test.ts holds their losses beside those of unpacked ones.
logging.getLogger("trl.trainer.sft_trainer").addFilter(lambda record: "Flash Attention" not in record.getMessage())


class CheckpointingTrainer(SFTTrainer):
    def keep(self, log, progress, count: int) -> None:
        self.log_of_run, self.progress, self.kept = log, progress, count
        # Its lines would say again what the log says.
        self.remove_callback(PrinterCallback)

    def create_model_card(self, *_, **__) -> None:
        """The studio keeps where a model comes from; a draft of a card says less."""

    def _save_checkpoint(self, model, trial) -> None:
        super()._save_checkpoint(model, trial)
        self.accelerator.wait_for_everyone()
        if not self.is_world_process_zero():
            return
        step = self.state.global_step
        folder = os.path.join(checkpoints.OUT, f"checkpoint-{step}")
        checkpoints.mark_whole(folder, self.progress.told(step))
        checkpoints.keep_newest(self.kept)
        self.log_of_run.write("checkpoint", step=step, path=folder, bytes=checkpoints.bytes_of(folder))
