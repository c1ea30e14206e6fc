import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const packageOf = (name: string) => new URL(`../../node_modules/${name}/package.json`, import.meta.url);
const installed = (name: string) =>
  (JSON.parse(readFileSync(packageOf(name), 'utf8')) as { version: string }).version;

/** Versions before these have holes that are public. */
const floors = [
  ['next', '16.2.11', 'flights that run code, checks in a proxy that are skipped'],
  ['next-auth', '4.24.12', 'mail to another address than was asked for'],
  ['katex', '0.16.21', 'macros without end, attributes that escape'],
] as const;

const numbers = (version: string) => version.split('-')[0]!.split('.').map(Number);
function atLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = need.findIndex((part, index) => part !== have[index]);
  return at === -1 || have[at]! > need[at]!;
}

test.each(floors)('%s is at least %s: %s', (name, floor) => {
  expect(atLeast(installed(name), floor), installed(name)).toBe(true);
});

test.each([
  ['16.2.10', '16.2.11', false],
  ['16.2.11', '16.2.11', true],
  ['16.4.6', '16.2.11', true],
  ['15.9.99', '16.2.11', false],
])('%s against %s', (version, floor, expected) => expect(atLeast(version, floor)).toBe(expected));
