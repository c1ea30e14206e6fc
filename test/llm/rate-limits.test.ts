import { describe, expect, test } from 'vitest';
import { readRateLimits, resetIn } from '#lib/llm/rate-limits.ts';

const now = Date.parse('2026-05-04T12:00:00Z');

describe('when a limit is full again', () => {
  test.each<[string, number | null]>([
    ['1s', 1000],
    ['6m0s', 360_000],
    ['250ms', 250],
    ['7.66s', 7660],
    ['2m59.56s', 179_560],
    ['1h2m3s', 3_723_000],
    ['1d', 86_400_000],
    ['59', 59_000],
    ['0.5', 500],
    ['0', 0],
    [String(now / 1000 + 30), 30_000],
    [String(now + 1500), 1500],
    [String(now - 1500), 0],
    ['2026-05-04T12:00:20Z', 20_000],
    ['soon', null],
    ['-3', null],
    ['', null],
  ])('%s', (text, ms) => {
    if (ms === null) expect(resetIn(text, now)).toBeNull();
    else expect(resetIn(text, now)).toBeCloseTo(ms, 6);
  });
});

describe('the limits that headers name', () => {
  const read = (headers: Record<string, string>) => readRateLimits((name) => headers[name] ?? null, now);

  test.each<[string, Record<string, string>, object | null]>([
    [
      'OpenAI and Groq',
      {
        'x-ratelimit-limit-requests': '60',
        'x-ratelimit-remaining-requests': '59',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-limit-tokens': '150000',
        'x-ratelimit-remaining-tokens': '149984',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      {
        requestsLimit: 60,
        requestsLeft: 59,
        requestsResetMs: 1000,
        tokensLeft: 149_984,
        tokensResetMs: 360_000,
      },
    ],
    [
      'Anthropic',
      {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '49',
        'anthropic-ratelimit-requests-reset': '2026-05-04T12:00:02Z',
        'anthropic-ratelimit-tokens-remaining': '40000',
        'anthropic-ratelimit-tokens-reset': '2026-05-04T12:00:30Z',
      },
      {
        requestsLimit: 50,
        requestsLeft: 49,
        requestsResetMs: 2000,
        tokensLeft: 40_000,
        tokensResetMs: 30_000,
      },
    ],
    [
      'OpenRouter',
      { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 4000) },
      { requestsLimit: 20, requestsLeft: 0, requestsResetMs: 4000, tokensLeft: null },
    ],
    [
      'an RFC draft',
      { 'ratelimit-remaining': '3', 'ratelimit-reset': '9' },
      { requestsLimit: null, requestsLeft: 3, requestsResetMs: 9000 },
    ],
    [
      'Azure, which leaves resets out',
      { 'x-ratelimit-remaining-requests': '3' },
      { requestsLeft: 3, requestsResetMs: null },
    ],
    ['none', { 'content-type': 'application/json' }, null],
    ['nonsense', { 'x-ratelimit-remaining-requests': 'many' }, null],
  ])('%s', (_, headers, limits) => {
    if (limits === null) expect(read(headers)).toBeNull();
    else expect(read(headers)).toMatchObject(limits);
  });
});
