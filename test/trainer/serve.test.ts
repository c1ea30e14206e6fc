import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { post, type Reply, type Served, serveModel } from '#test/support/served-model.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { runCode, train } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { trainingFolder } from '#test/support/training-folder.ts';

const python = (await pythonOrSkip())!;

/** Replies of Transformers' own generate, one prompt at a time, and of weights that nobody trained. */
const reference = `
import json, torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer
tokenizer = AutoTokenizer.from_pretrained("base")
torch.manual_seed(3)
config = AutoConfig.from_pretrained("base")
model = AutoModelForCausalLM.from_config(config)
with torch.no_grad():
    for one in model.parameters(): one.mul_(3)
model.save_pretrained("model"); tokenizer.save_pretrained("model")
said = []
for job in json.load(open("jobs.json")):
    ids = tokenizer(job["prompt"], return_tensors="pt")["input_ids"]
    out = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=job["max_tokens"])
    said.append(tokenizer.decode(out[0, ids.shape[1]:], skip_special_tokens=True))
print(json.dumps(said))
`;

/** Prompts of many lengths with replies of many lengths: they join and leave at all times. */
const jobs = Array.from({ length: 40 }, (_, index) => ({
  prompt: `${'ab cd '.repeat((index * 7) % 23)}${index}`,
  max_tokens: 3 + ((index * 31) % 170),
}));

describe.skipIf(!python)('a server', () => {
  let served: Served;
  let folder: string;
  const text = (body: object) => post(`${served.url}/v1/completions`, body, 'a key');
  const chat = (body: object) => post(`${served.url}/v1/chat/completions`, body, 'a key');
  const ask = (content: string, more: object = {}) =>
    chat({ messages: [{ role: 'user', content }], temperature: 0, ...more });

  beforeAll(async () => {
    ({ folder } = trainingFolder({ recipe: { epochs: 12, learningRate: 0.02 } }));
    const { code, stderr } = await train(python, folder);
    expect(code, stderr).toBe(0);
    const env = { MODEL_SERVER_KEY: 'a key' };
    const args = ['--model', path.join(folder, 'out/final'), '--name', 'sums', '--port', '0'];
    served = await serveModel(python, args, { env });
  });
  afterAll(() => served?.child.kill('SIGKILL'));

  test('says that it is ready, and which model it has', async () => {
    expect((await fetch(`${served.url}/health`)).status).toBe(200);
    const headers = { authorization: 'Bearer a key' };
    const models = (await (await fetch(`${served.url}/v1/models`, { headers })).json()) as {
      data: { id: string }[];
    };
    expect(models.data.map(({ id }) => id)).toEqual(['sums', path.join(folder, 'out/final')]);
  });

  test('answers a chat with the prompt of training, and ends where training ended', async () => {
    const reply = await ask('What is 7 + 3?', { model: 'sums', max_tokens: 100 });
    expect(reply.status).toBe(200);
    const [choice] = reply.choices;
    expect(choice!.message.content).toMatch(/^ \d \+ \d = \d+\.\nThe answer is: \d+$/);
    expect(choice!.finish_reason).toBe('stop');
    expect(reply.usage).toMatchObject({
      ...{ prompt_tokens: 'Q: What is 7 + 3?\nA:'.length },
      completion_tokens: choice!.message.content.length + 1,
    });
    const same = await text({ prompt: 'Q: What is 7 + 3?\nA:', temperature: 0, max_tokens: 100 });
    expect(same.choices[0]!.text).toBe(choice!.message.content);
  });

  test('cuts at the longest reply, and at a text that it is to stop before', async () => {
    const whole = (await ask('What is 7 + 3?')).choices[0]!.message.content;
    const cut = await ask('What is 7 + 3?', { max_tokens: 5 });
    expect(cut.choices[0]).toMatchObject({
      message: { content: whole.slice(0, 5) },
      finish_reason: 'length',
    });
    expect(cut.usage.completion_tokens).toBe(5);
    const stopped = await ask('What is 7 + 3?', { stop: ['answer', '.\nThe'] });
    expect(stopped.choices[0]).toMatchObject({
      ...{ message: { content: whole.slice(0, whole.indexOf('.\nThe')) }, finish_reason: 'stop' },
    });
  });

  test('draws what its seed says, whoever else is answered meanwhile', async () => {
    const drawn = (seed: number) => ask('What is 9 + 9?', { temperature: 3, seed, max_tokens: 40 });
    const contentOf = ({ choices }: Reply) => choices[0]!.message.content;
    const alone = contentOf(await drawn(1));
    const together = await Promise.all([drawn(2), drawn(1), ask('What is 1 + 2?'), drawn(3), drawn(1)]);
    const [other, first, , third, again] = together.map(contentOf);
    expect([first, again]).toEqual([alone, alone]);
    expect(new Set([alone, other, third]).size).toBe(3);
    // The likeliest token is all that is left.
    const greedy = contentOf(await ask('What is 9 + 9?'));
    expect(contentOf(await ask('What is 9 + 9?', { temperature: 3, top_k: 1 }))).toBe(greedy);
    expect(contentOf(await ask('What is 9 + 9?', { temperature: 3, top_p: 0 }))).toBe(greedy);
  });

  test.each([
    [{ messages: [] }, 400, 'messages'],
    [{ messages: [{ role: 'user', content: 'x' }], max_tokens: 0 }, 400, 'max_tokens'],
    [{ messages: [{ role: 'user', content: 'x' }], temperature: '1' }, 400, 'temperature'],
    [{ messages: [{ role: 'user', content: 'x' }], n: 2 }, 400, 'n'],
    [{ messages: [{ role: 'user', content: 'x' }], stream: true }, 400, 'stream'],
    [{ messages: [{ role: 'user', content: 'x' }], repetition_penalty: 2 }, 400, 'repetition_penalty'],
    [{ messages: [{ role: 'user', content: 'x' }], model: 'another' }, 404, 'model'],
    [{ messages: [{ role: 'user', content: 'x'.repeat(600) }] }, 400, null],
  ])('refuses what it cannot do in words: %j', async (body, status, param) => {
    const reply = await chat(body);
    expect(reply).toMatchObject({ status, error: { param, message: expect.stringMatching(/\.$/) } });
  });

  test('asks for its key', async () => {
    for (const key of [undefined, 'another', 'a kex']) {
      expect((await post(`${served.url}/v1/completions`, { prompt: 'x' }, key)).status).toBe(401);
    }
  });

  test('answers on one connection whoever has a wrong key, and says when it closes one', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const statusOf = (headers: Record<string, string>, body = JSON.stringify({ prompt: 'x'.repeat(90) })) =>
      new Promise<[number | undefined, string | undefined, boolean]>((resolve, reject) => {
        const sent = request(`${served.url}/v1/completions`, { method: 'POST', agent, headers }, (reply) =>
          reply
            .resume()
            .on('end', () => resolve([reply.statusCode, reply.headers.connection, sent.reusedSocket])),
        );
        sent.on('error', reject).end(body);
      });
    const length = { 'content-length': '103' };
    expect(await statusOf({ ...length, authorization: 'Bearer b' })).toEqual([401, undefined, false]);
    for (let count = 0; count < 20; count++)
      expect(await statusOf({ ...length, authorization: 'Bearer b' })).toEqual([401, undefined, true]);
    expect(await statusOf({ ...length, authorization: 'Bearer a key' })).toEqual([200, undefined, true]);
    const large = { 'content-length': String(9 * 1024 * 1024) };
    expect(await statusOf(large, '')).toEqual([413, 'close', true]);
    expect(await statusOf({ ...length, authorization: 'Bearer a key' })).toEqual([200, undefined, false]);
  });

  test('fills the context of the model and no more', async () => {
    const reply = await text({ prompt: 'x'.repeat(500), temperature: 5, seed: 1, max_tokens: 100 });
    expect(reply.usage.prompt_tokens + reply.usage.completion_tokens).toBeLessThanOrEqual(512);
  });

  test('whose port is taken says so', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const other = await serveModel(python, ['--model', folder, '--port', String(port)]);
    expect(await other.ended).toBe(98);
    taken.close();
  });

  test('that all may reach needs a key', async () => {
    const open = await serveModel(python, ['--model', folder, '--host', '0.0.0.0', '--port', '0']);
    expect(await open.ended).toBe(1);
    expect(open.lines.join()).toContain('MODEL_SERVER_KEY');
  });

  test('whose model does not load says why', async () => {
    const other = await serveModel(python, ['--model', '/nowhere', '--port', '0']);
    expect(await other.ended).toBe(1);
    expect(other.lines.at(-1)).toContain('There is no model in /nowhere');
  });
});

describe.skipIf(!python)('many at a time', () => {
  test.each([
    ['a Llama', {}],
    [
      'a model with windows',
      { model_type: 'mistral', architectures: ['MistralForCausalLM'], sliding_window: 24 },
    ],
  ])('%s says what it says to each alone', async (_, changes) => {
    const { folder } = trainingFolder();
    writeTinyModel(path.join(folder, 'base'), changes as object);
    const { stdout, stderr } = await runCode(
      python,
      folder,
      `open("jobs.json", "w").write(${JSON.stringify(JSON.stringify(jobs))})\n${reference}`,
    );
    const expected = JSON.parse(stdout || stderr) as string[];
    expect(new Set(expected.map((one) => one.slice(0, 3))).size).toBeGreaterThan(10);
    const served = await serveModel(python, [
      '--model',
      path.join(folder, 'model'),
      '--port',
      '0',
      '--rows',
      '8',
    ]);
    onTestFinished(() => void served.child.kill('SIGKILL'));
    const replies = await served.inTime(
      'Forty replies',
      Promise.all(jobs.map((job) => post(`${served.url}/v1/completions`, { ...job, temperature: 0 }))),
    );
    expect(replies.map(({ choices }) => choices[0]!.text)).toEqual(expected);

    // Asked to end, it ends; whoever waits hears of it.
    const waiting = post(`${served.url}/v1/completions`, { prompt: 'a', max_tokens: 500, temperature: 1 })
      .then(({ status }) => status)
      // One whose connection was still in the queue of the port hears of it by its end.
      .catch(() => 503);
    served.child.kill('SIGTERM');
    expect(await served.inTime('The end of the server', served.ended)).toBe(75);
    expect(await served.inTime('Word to who waited', waiting)).toBe(503);
  });
});
