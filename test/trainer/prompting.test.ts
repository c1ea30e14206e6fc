import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { templateById } from '#lib/domain/train/templates.ts';
import { runCode, train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { eventsIn, trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

/** The prompts of all rows: as training has them, and as a server that knows nothing but the saved folder makes them. */
const bothPrompts = `
import json, sys
from transformers import AutoTokenizer, GenerationConfig
from base_model import load_tokenizer
from examples import Counts, Encoder
from run_config import read_config
from shards import read_rows
config = read_config("config.json")
encoder = Encoder(load_tokenizer(config["base"]), config["template"], config["recipe"])
rows = [row for part in read_rows(config["data"], "train", encoder.columns) for row in part]
examples = encoder.encode(rows, Counts())
answer = {}
for place in ("out/final", "out/checkpoint-6"):
    served = AutoTokenizer.from_pretrained(place)
    render = lambda row: served.apply_chat_template([{"role": "user", "content": row["problem"]}],
        add_generation_prompt=True, tokenize=True, return_dict=True)["input_ids"]
    answer[place] = [one.ids[:one.start] == render(row) for one, row in zip(examples, rows)]
    answer["shown"] = served.decode(render(rows[1]))
ends = GenerationConfig.from_pretrained("out/final").eos_token_id
answer["ends"] = encoder.tokenizer.convert_ids_to_tokens(ends if isinstance(ends, list) else [ends])
answer["last"] = encoder.tokenizer.convert_ids_to_tokens(examples[0].ids[-1:])
print(json.dumps(answer))
`;

/** The tokenizer of the base puts a token of its own in front of every text, as those of Llama do. */
function openTexts(folder: string) {
  const file = path.join(folder, 'base/tokenizer.json');
  const tokenizer = JSON.parse(readFileSync(file, 'utf8'));
  tokenizer.post_processor = {
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: '<|user|>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 0 } }],
    special_tokens: { '<|user|>': { id: '<|user|>', ids: [258], tokens: ['<|user|>'] } },
  };
  writeFileSync(file, JSON.stringify(tokenizer));
}

const hard = 'Say "{problem}"\\ é 𝛼\n\t{{ x }} {% if %}\n\n### ';

describe('a trained model is asked as it was trained', { concurrent: true, skip: !python }, () => {
  test.each([
    ['Alpaca', templateById('alpaca'), '### Instruction:\nWhat is 7 + 3?\n\n### Response:', false],
    [
      'plain text behind a token of the tokenizer',
      templateById('plain'),
      '<|user|>Question: What is 7 + 3?\nAnswer:',
      true,
    ],
    [
      'text with signs of every kind',
      { kind: 'text', prompt: hard, response: ' {solution}' } as const,
      'Say "What is 7 + 3?"\\ é 𝛼\n\t{{ x }} {% if %}\n\n### ',
      false,
    ],
    ['the chat template of the base', templateById('chat'), '<|user|>What is 7 + 3?<|assistant|>', false],
    [
      'the same with a system message',
      { kind: 'chat', system: 'Add "up".' } as const,
      '<|system|>Add "up".<|user|>What is 7 + 3?<|assistant|>',
      false,
    ],
  ])('%s', async (_, template, shown, opened) => {
    const { folder } = trainingFolder({ template, recipe: { epochs: 1, maxLength: 512, saveSteps: 6 } });
    if (opened) openTexts(folder);
    const { code, stderr } = await train(python, folder);
    expect(code, stderr).toBe(0);
    expect(eventsIn(folder).filter(({ event }) => event === 'warning')).toEqual([]);
    const looked = await runCode(python, folder, bothPrompts);
    const said = JSON.parse(looked.stdout || looked.stderr);
    expect(said['out/final']).toEqual(Array(48).fill(true));
    expect(said['out/checkpoint-6']).toEqual(Array(48).fill(true));
    expect(said.shown).toContain(shown);
    expect(said.ends).toEqual(said.last);
  });

  test('where the prompt holds more than the problem, the run says that it cannot', async () => {
    const template = { kind: 'text', prompt: '{problem} ({answer})', response: ' {solution}' } as const;
    const { folder } = trainingFolder({ template, recipe: { epochs: 1 } });
    await train(python, folder);
    expect(eventsIn(folder).filter(({ event }) => event === 'warning')).toMatchObject([
      { message: expect.stringContaining('no server can ask as training did') },
    ]);
  });
});
