"""The model that training starts from: a folder, or a name of the Hub where the target may reach it."""

import json
import os

from failures import RunError, first_lines


def is_folder(model: str) -> bool:
    """A path has a "/" or "." in front; anything else is a name of the Hub, unless such a folder lies here."""
    return model.startswith(("/", ".", "~")) or os.path.isdir(model)


def resolve(base: dict) -> str:
    """Where the base lies. Nothing outside is asked for what is a folder."""
    model = base["model"]
    if not is_folder(model):
        return model
    os.environ["HF_HUB_OFFLINE"] = "1"
    folder = os.path.abspath(os.path.expanduser(model))
    names = ("config.json", "adapter_config.json")
    if not any(os.path.isfile(os.path.join(folder, name)) for name in names):
        raise RunError("missing-model", f"There is no model in {folder}: it has no config.json.")
    return folder


def loading(base: dict, what: str, load):
    """The result of `load`; what the libraries say of a model that is not there becomes missing-model."""
    try:
        return load()
    except (OSError, ValueError, KeyError) as error:
        name = base["model"]
        raise RunError("missing-model", f"The {what} of {name} cannot be loaded: {first_lines(str(error))}") from error


def adapter_base(place: str) -> str | None:
    """Of a folder with nothing but a LoRA adapter: the model that it belongs to."""
    file = os.path.join(place, "adapter_config.json")
    if os.path.isfile(os.path.join(place, "config.json")) or not os.path.isfile(file):
        return None
    with open(file, encoding="utf-8") as source:
        return json.load(source)["base_model_name_or_path"]


def load_tokenizer(base: dict):
    from transformers import AutoTokenizer

    place = resolve(base)
    tokenizer = loading(
        base, "tokenizer", lambda: AutoTokenizer.from_pretrained(place, revision=base["revision"] or "main")
    )
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_config(base: dict):
    from transformers import AutoConfig

    place = resolve(base)
    config_place = adapter_base(place) or place
    return loading(
        base,
        "configuration",
        lambda: AutoConfig.from_pretrained(config_place, revision=base["revision"] or "main"),
    )


def load_model(base: dict, tokenizer, dtype):
    """The base in `dtype`, with its weights or with new ones of the seed that is set."""
    from transformers import AutoModelForCausalLM

    place = resolve(base)
    if base["weights"] == "random":
        config = load_config(base)
        model = loading(base, "architecture", lambda: AutoModelForCausalLM.from_config(config, dtype=dtype))
    else:
        weights = adapter_base(place) or place
        load = AutoModelForCausalLM.from_pretrained
        revision = base["revision"] or "main"
        model = loading(base, "model", lambda: load(weights, revision=revision, dtype=dtype))
        if weights != place:
            model = with_adapter(model, place)
    check_vocabulary(model, tokenizer)
    return model


def with_adapter(model, place: str):
    from peft import PeftModel

    return PeftModel.from_pretrained(model, place).merge_and_unload()


def check_vocabulary(model, tokenizer) -> None:
    rows = model.get_input_embeddings().weight.shape[0]
    if rows < len(tokenizer):
        raise RunError("other", f"The tokenizer has {len(tokenizer)} tokens, but the model has only {rows} of them.")


def lora_config(lora: dict):
    from peft import LoraConfig

    return LoraConfig(
        task_type="CAUSAL_LM",
        r=lora["rank"],
        lora_alpha=lora["alpha"],
        lora_dropout=lora["dropout"],
        target_modules=lora["targets"],
    )


def facts(base: dict, tokenizer, recipe: dict) -> dict:
    """Sizes of the base, from its configuration: no weight is loaded and no memory is taken."""
    import torch
    from transformers import AutoModelForCausalLM

    config = load_config(base)
    with torch.device("meta"):
        model = loading(base, "architecture", lambda: AutoModelForCausalLM.from_config(config, dtype=torch.float32))
        check_vocabulary(model, tokenizer)
        total = sum(one.numel() for one in model.parameters())
        trainable = total
        if recipe["method"] == "lora":
            from peft import get_peft_model

            model = get_peft_model(model, lora_config(recipe["lora"]))
            trainable = sum(one.numel() for one in model.parameters() if one.requires_grad)
            total += trainable
    text = config.get_text_config()
    heads = getattr(text, "num_attention_heads", None)
    return {
        "parameters": total,
        "trainable": trainable,
        "layers": getattr(text, "num_hidden_layers", None),
        "hidden": getattr(text, "hidden_size", None),
        "kvHeads": getattr(text, "num_key_value_heads", None) or heads,
        "ffn": getattr(text, "intermediate_size", None),
        "vocabulary": getattr(text, "vocab_size", None),
        "contextLength": getattr(text, "max_position_embeddings", None),
        "tiedEmbeddings": bool(getattr(text, "tie_word_embeddings", False)),
        "hasChatTemplate": bool(tokenizer.chat_template),
        "dtype": str(getattr(config, "dtype", None) or "float32").removeprefix("torch."),
    }
