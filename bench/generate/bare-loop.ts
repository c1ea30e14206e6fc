/**
 * The floor: the same calls by nothing but `fetch`, their replies parsed and thrown away.
 *
 *   node bench/generate/bare-loop.ts URL REQUESTS CONCURRENCY BODY
 *
 * Prints { seconds } as JSON.
 */
const [url = '', requests = '0', concurrency = '1', body = '{}'] = process.argv.slice(2);

let left = Number(requests);

async function lane(): Promise<void> {
  while (left > 0) {
    left--;
    const reply = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const parsed = (await reply.json()) as { choices: { message: { content: string } }[] };
    if (!parsed.choices[0]?.message.content.includes('\\boxed')) throw new Error('The reply is another one.');
  }
}

const from = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, lane));
console.log(JSON.stringify({ seconds: (performance.now() - from) / 1000 }));

export {};
