"""How a trained model is asked later on: a chat template that makes of one user message the prompt of training."""

import json

from examples import PLACES, Encoder

#: So many rows are looked at for prompts that come out otherwise.
LOOKED_AT = 32


def served_template(encoder: Encoder) -> str | None:
    """Of a tokenizer that is saved with the model, so that every server asks as training did; None where none can."""
    template, tokenizer = encoder.template, encoder.tokenizer
    if template["kind"] == "chat":
        return with_system(tokenizer.chat_template, template["system"])
    if set(PLACES.findall(template["prompt"])) != {"problem"}:
        return None
    before = "".join(tokenizer.convert_ids_to_tokens(opening_ids(tokenizer)))
    prompt = joined(template["prompt"], "problem")
    response = joined(template["response"], "solution")
    end = quoted(tokenizer.eos_token + "\n\n")
    return "".join(
        [
            f"{{{{ {quoted(before)} }}}}" if before else "",
            "{% for message in messages %}",
            "{% if message['role'] == 'assistant' %}",
            f"{{{{ {response} + {end} }}}}",
            "{% elif message['role'] == 'user' %}",
            f"{{{{ {prompt} }}}}",
            "{% else %}",
            "{{ message['content'] + '\\n\\n' }}",
            "{% endif %}{% endfor %}",
        ]
    )


def with_system(chat_template: str, system: str | None) -> str:
    """The same, with the system message of training where a conversation begins without one."""
    if system is None:
        return chat_template
    turn = f"[{{'role': 'system', 'content': {quoted(system)}}}]"
    return f"{{% if messages[0]['role'] != 'system' %}}{{% set messages = {turn} + messages %}}{{% endif %}}{chat_template}"


def opening_ids(tokenizer) -> list[int]:
    """The special tokens that the tokenizer puts in front of a text by itself."""
    with_them = tokenizer("1")["input_ids"]
    plain = tokenizer("1", add_special_tokens=False)["input_ids"]
    return next((with_them[:at] for at in range(len(with_them)) if with_them[at : at + len(plain)] == plain), [])


def joined(template: str, place: str) -> str:
    """A template's text as an expression of Jinja, in which the message stands at `place`."""
    parts = []
    for at, text in enumerate(PLACES.split(template)):
        # Every second part is the name of a place.
        if at % 2 == 0:
            parts += [quoted(text)] if text else []
        elif text == place:
            parts.append("message['content']")
    return " + ".join(parts)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def differing(encoder: Encoder, chat_template: str, rows: list[dict]) -> int:
    """Of these rows, how many a server would ask with other tokens than those of training."""
    count = 0
    for row in rows[:LOOKED_AT]:
        prompt = encoder.tokens([encoder.texts(row)[0]])[0]
        turns = [{"role": "user", "content": row["problem"]}]
        render = encoder.tokenizer.apply_chat_template
        text = render(turns, chat_template=chat_template, add_generation_prompt=True, tokenize=False)
        count += encoder.tokenizer(text, add_special_tokens=False)["input_ids"] != prompt
    return count


def closing_token(encoder: Encoder) -> int:
    """What ends a reply in training."""
    if encoder.template["kind"] == "text":
        return encoder.tokenizer.eos_token_id
    prompt, response = encoder.texts({"problem": "1", "solution": "1", "answer": "1"})
    ids = encoder.ended(encoder.tokens([prompt + response])[0])
    return next(one for one in ids[len(encoder.tokens([prompt])[0]) :] if one in encoder.special)


def end_with(model, token: int) -> None:
    """Whoever loads the model ends its replies where training ended them."""
    generation = model.generation_config
    if generation is None:
        return
    known = generation.eos_token_id
    several = known if isinstance(known, list) else [] if known is None else [known]
    if token not in several:
        generation.eos_token_id = [token, *several] if several else token
