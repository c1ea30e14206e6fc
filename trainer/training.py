"""One run: data, model, TRL's SFTTrainer, checkpoints that can be gone on from, the model at the end."""

import os
import shutil

import checkpoints
from base_model import load_model, load_tokenizer, lora_config, resolve
from event_log import EventLog, NoLog, now
from examples import Encoder, tokenized
from failures import RunError
from machine import code_version, device, libraries, precision_of
from prompting import LOOKED_AT, closing_token, differing, end_with, served_template
from shards import check_shards, read_rows


class Run:
    def __init__(self, config: dict, stop):
        self.config, self.stop = config, stop
        self.first = int(os.environ.get("RANK", "0")) == 0
        self.log = EventLog() if self.first else NoLog()
        self.began = now()
        self.step = 0

    def train(self) -> str:
        """Trains to the end ("succeeded"), or until it is asked to stop ("stopped")."""
        check_shards(self.config["data"])
        # Before libraries are loaded, which takes seconds.
        resolve(self.config["base"])
        self.checkpoint, self.mark, broken = checkpoints.newest_whole()
        self.step = self.mark["step"]
        for folder in broken:
            self.log.write("warning", message=f"{folder} is not whole and is passed over.")
        if self.first:
            checkpoints.take_away(broken)
        if self.stop.asked:
            return "stopped"
        trainer, progress = self.trainer()
        if self.stop.asked:
            return "stopped"
        result = trainer.train(resume_from_checkpoint=self.checkpoint)
        self.step = trainer.state.global_step
        if progress.stopped:
            return "stopped"
        self.save_final(trainer)
        if self.first:
            self.write_manifest(progress, result)
        return "succeeded"

    def trainer(self):
        import torch
        from accelerate import PartialState
        from transformers import set_seed

        from arguments import arguments
        from checkpointing import CheckpointingTrainer
        from progress import Progress

        seed = self.config["recipe"]["seed"]
        make_deterministic(torch)
        set_seed(seed)
        tokenizer = load_tokenizer(self.config["base"])
        encoder = Encoder(tokenizer, self.config["template"], self.config["recipe"])
        # On processors too the processes must know of each other before one of them waits.
        with PartialState(cpu=not torch.cuda.is_available()).main_process_first():
            self.load_data(encoder)
        args = arguments(self.config, len(self.data), self.evaluation is not None)
        set_seed(seed)
        model = load_model(self.config["base"], tokenizer, self.dtype(torch))
        self.tell_servers(encoder, model)
        progress = Progress(self.log, self.stop, self.mark)
        lora = self.config["recipe"]["lora"]
        trainer = CheckpointingTrainer(
            model=model,
            args=args,
            train_dataset=self.data,
            eval_dataset=self.evaluation,
            processing_class=tokenizer,
            peft_config=lora_config(lora) if lora else None,
            callbacks=[StartEvent(self), progress],
        )
        trainer.keep(self.log, progress, self.config["recipe"]["keepCheckpoints"])
        return trainer, progress

    def load_data(self, encoder: Encoder) -> None:
        from datasets import Dataset

        data, recipe = self.config["data"], self.config["recipe"]
        file, self.counts = tokenized(encoder, data, data["split"])
        if self.counts.examples == 0:
            raise RunError("bad-data", f"No row of the split {data['split']} can be learned from: {self.no_rows()}")
        self.data = Dataset.from_file(file)
        if recipe["packing"]:
            from trl import pack_dataset

            options = {"batch_size": 100_000, "keep_in_memory": len(self.data) < 100_000}
            self.data = pack_dataset(self.data, recipe["maxLength"], "bfd", options)
        self.evaluation = None
        if data["evaluationSplit"] is not None:
            file, counts = tokenized(encoder, data, data["evaluationSplit"])
            self.evaluation = Dataset.from_file(file) if counts.examples else None
            if self.evaluation is not None and recipe["packing"]:
                self.evaluation = pack_dataset(self.evaluation, recipe["maxLength"], "bfd", options)
        if self.counts.joined:
            text = f"In {self.counts.joined} examples the prompt runs into the response: they were tokenized apart."
            self.log.write("warning", message=text)

    def tell_servers(self, encoder: Encoder, model) -> None:
        """What is saved with the model says how it was asked, and how its replies end."""
        end_with(model, closing_token(encoder))
        template = served_template(encoder)
        if template is None:
            self.log.write("warning", message="The prompt holds more than the problem: no server can ask as training did.")
            return
        rows = next(iter(read_rows(self.config["data"], self.config["data"]["split"], encoder.columns)), [])
        different = differing(encoder, template, rows)
        if different:
            text = f"In {different} of {len(rows[:LOOKED_AT])} rows a server makes other tokens of the prompt than training."
            self.log.write("warning", message=text)
        encoder.tokenizer.chat_template = template

    def no_rows(self) -> str:
        length = self.config["recipe"]["maxLength"]
        if self.counts.rows == 0:
            return "it has none."
        return f"{self.counts.dropped} of {self.counts.rows} are longer than {length} tokens."

    def dtype(self, torch):
        """Trained weights are kept in 32 bits; those that LoRA leaves alone in the precision of the sums."""
        precision = precision_of(self.config["recipe"]["precision"])
        frozen = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(precision, torch.float32)
        return frozen if self.config["recipe"]["method"] == "lora" else torch.float32

    def save_final(self, trainer) -> None:
        """The model at the end; an adapter is merged into its base, and kept beside it too."""
        draft = f"{checkpoints.FINAL}.draft"
        if self.first:
            shutil.rmtree(draft, ignore_errors=True)
        trainer.accelerator.wait_for_everyone()
        if self.config["recipe"]["method"] == "lora" and self.config["launch"]["strategy"] in ("none", "ddp"):
            if self.first:
                self.save_merged(trainer, draft)
        else:
            trainer.save_model(draft)
        trainer.accelerator.wait_for_everyone()
        if self.first:
            shutil.rmtree(checkpoints.FINAL, ignore_errors=True)
            os.replace(draft, checkpoints.FINAL)
            size = checkpoints.bytes_of(checkpoints.FINAL)
            self.log.write("checkpoint", step=self.step, path=checkpoints.FINAL, bytes=size)

    def save_merged(self, trainer, draft: str) -> None:
        model = trainer.accelerator.unwrap_model(trainer.model)
        model.save_pretrained(os.path.join(checkpoints.OUT, "adapter"))
        model.merge_and_unload().save_pretrained(draft)
        trainer.processing_class.save_pretrained(draft)

    def write_manifest(self, progress, result) -> None:
        checkpoints.write_json(
            "manifest.json",
            {
                "protocol": 1,
                "tag": self.config["tag"],
                "dataHash": self.config["data"]["hash"],
                "codeVersion": code_version(),
                "libraries": libraries(),
                "device": device(),
                "processes": self.config["launch"]["processes"],
                "precision": precision_of(self.config["recipe"]["precision"]),
                "began": self.began,
                "ended": now(),
                "resumedFrom": self.mark["step"] if self.checkpoint else None,
                "steps": self.step,
                "examples": self.counts.examples,
                "truncated": self.counts.truncated,
                "dropped": self.counts.dropped,
                "lossStart": self.log.first_loss(),
                "lossEnd": progress.last_loss,
                "tokens": progress.tokens,
                "seconds": progress.seconds,
                "config": self.config,
            },
        )


def make_deterministic(torch) -> None:
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.utils.deterministic.fill_uninitialized_memory = False


def StartEvent(run: Run):
    """The start event is written when the trainer knows its number of steps."""
    from transformers import TrainerCallback

    class Start(TrainerCallback):
        def on_train_begin(self, args, state, control, **_):
            run.log.write(
                "start",
                protocol=1,
                tag=run.config["tag"],
                resumedFrom=run.mark["step"] if run.checkpoint else None,
                totalSteps=state.max_steps,
                examples=run.counts.examples,
                truncated=run.counts.truncated,
                dropped=run.counts.dropped,
                device=device(),
                libraries=libraries(),
                codeVersion=code_version(),
                dataHash=run.config["data"]["hash"],
            )

    return Start()
