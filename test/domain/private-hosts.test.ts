import { expect, test } from 'vitest';
import { isListed, PrivateHost } from '#lib/domain/private-hosts.ts';

test.each([
  ['vllm.lan', 'vllm.lan'],
  [' VLLM.lan:8000 ', 'vllm.lan:8000'],
  ['10.0.0.7:443', '10.0.0.7:443'],
  ['0x7f.1', '127.0.0.1'],
  ['[FC00::1]:80', '[fc00::1]:80'],
])('the host %j is kept as %j', (text, normal) => {
  expect(PrivateHost.parse(text)).toBe(normal);
});

test.each([
  'http://vllm.lan',
  'vllm.lan/v1',
  'a b',
  '',
  'vllm.lan:0',
  'vllm.lan:65536',
  'me@vllm.lan',
  '::1',
  '10.0.0.0/8',
  '*.lan?',
])('%j is no host', (text) => {
  expect(PrivateHost.safeParse(text).success).toBe(false);
});

test.each([
  ['http://vllm.lan:8000/v1', ['vllm.lan:8000'], true],
  ['http://vllm.lan:8001/v1', ['vllm.lan:8000'], false],
  ['http://vllm.lan:8001/v1', ['vllm.lan'], true],
  ['https://vllm.lan/v1', ['vllm.lan:443'], true],
  ['http://vllm.lan/v1', ['vllm.lan:443'], false],
  ['http://evil.vllm.lan/', ['vllm.lan'], false],
  ['http://vllm.lan.evil.example/', ['vllm.lan'], false],
  ['http://2130706433/', ['127.0.0.1'], true],
  ['http://[fc00::1]:80/', ['[fc00::1]:80'], true],
])('%s is in the list %j: %s', (address, hosts, listed) => {
  expect(isListed(new URL(address), hosts)).toBe(listed);
});
