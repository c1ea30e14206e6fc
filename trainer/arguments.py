"""A run's recipe as the arguments of TRL's trainer."""

import math

from checkpoints import OUT
from failures import RunError
from machine import precision_of
from steps import accumulation, total_steps

SCHEDULES = {"cosine": "cosine", "linear": "linear", "constant": "constant_with_warmup"}


def arguments(config: dict, sequences: int, has_evaluation: bool):
    import torch
    from trl import SFTConfig

    recipe = config["recipe"]
    precision = precision_of(recipe["precision"])
    on_cpu = not torch.cuda.is_available()
    if precision == "fp16" and on_cpu:
        raise RunError("other", "fp16 needs a GPU. Choose the precision auto, bf16 or fp32.")
    return SFTConfig(
        output_dir=OUT,
        report_to="none",
        disable_tqdm=True,
        use_cpu=on_cpu and not torch.backends.mps.is_available(),
        num_train_epochs=recipe["epochs"],
        per_device_train_batch_size=recipe["microBatch"],
        per_device_eval_batch_size=recipe["microBatch"],
        gradient_accumulation_steps=accumulation(config),
        learning_rate=recipe["learningRate"],
        weight_decay=recipe["weightDecay"],
        adam_beta1=recipe["adamBetas"][0],
        adam_beta2=recipe["adamBetas"][1],
        optim="adamw_torch" if on_cpu else "adamw_torch_fused",
        lr_scheduler_type=SCHEDULES[recipe["schedule"]],
        warmup_steps=math.ceil(recipe["warmupRatio"] * total_steps(sequences, config)),
        max_length=recipe["maxLength"],
        packing=recipe["packing"],
        eval_packing=False if recipe["packing"] else None,
        loss_type="nll" if adapts_head(recipe) else "chunked_nll",
        dataset_kwargs={"skip_prepare_dataset": True},
        bf16=precision == "bf16",
        fp16=precision == "fp16",
        gradient_checkpointing=recipe["gradientCheckpointing"],
        max_grad_norm=recipe["maxGradNorm"],
        seed=recipe["seed"],
        data_seed=recipe["seed"],
        dataloader_num_workers=0,
        logging_steps=recipe["logSteps"],
        logging_nan_inf_filter=False,
        save_strategy="epoch" if recipe["saveSteps"] is None else "steps",
        save_steps=recipe["saveSteps"] or 500,
        # Older checkpoints go when the newest one is marked as whole, not before.
        save_total_limit=None,
        eval_strategy=evaluation_strategy(recipe, has_evaluation),
        eval_steps=recipe["evaluateSteps"],
        ddp_find_unused_parameters=False,
        **sharding(config["launch"]["strategy"]),
    )


def adapts_head(recipe: dict) -> bool:
    """A sum over parts of the logits would leave an adapter of the output layer out."""
    targets = (recipe["lora"] or {}).get("targets", [])
    return isinstance(targets, list) and any(one.split(".")[-1] == "lm_head" for one in targets)


def evaluation_strategy(recipe: dict, has_evaluation: bool) -> str:
    if not has_evaluation:
        return "no"
    return "epoch" if recipe["evaluateSteps"] is None else "steps"


def sharding(strategy: str) -> dict:
    if strategy == "fsdp":
        return {"fsdp": True, "fsdp_config": {"auto_wrap_policy": "TRANSFORMER_BASED_WRAP"}}
    if strategy in ("zero2", "zero3"):
        return {"deepspeed": zero(3 if strategy == "zero3" else 2)}
    return {}


def zero(stage: int) -> dict:
    """Sizes and rates are the trainer's own: "auto"."""
    return {
        "zero_optimization": {
            "stage": stage,
            "overlap_comm": True,
            "contiguous_gradients": True,
            "stage3_gather_16bit_weights_on_model_save": True,
        },
        "bf16": {"enabled": "auto"},
        "fp16": {"enabled": "auto"},
        "gradient_clipping": "auto",
        "gradient_accumulation_steps": "auto",
        "train_batch_size": "auto",
        "train_micro_batch_size_per_gpu": "auto",
    }
