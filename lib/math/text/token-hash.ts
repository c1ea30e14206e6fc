import { foldedLetter, layoutCommands, sameCommand, spelledNumbers, tokenKind } from './token-classes.ts';

/** Where the hash of a token starts, by kind, so that `pi` and `\pi` are two tokens. */
export const hashSeed = {
  word: 0x2f0b4f6d,
  number: 0x51a7c213,
  command: 0x7ed3a5c9,
  operator: 0x13c6ef37,
} as const;

/** One step of the hash of a token (FNV-1a with a larger multiplier). */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1);
}

/** Spreads a hash over all 32 bits (the finaliser of MurmurHash3, A. Appleby, shortened by one round). */
export function finishHash(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}

/** The hash of a whole token, the slow way. */
export function hashToken(kind: keyof typeof hashSeed, text: string): number {
  let h: number = hashSeed[kind];
  for (const char of text) {
    const code = char.charCodeAt(0);
    h = hashStep(h, kind === 'word' ? (foldedLetter[code] ?? code) : code);
  }
  return finishHash(h);
}

/** The token that a spelling stands for; `kind` -1 says that it is no token at all. */
interface Alias {
  hash: number;
  kind: number;
  /** How many single digits may follow as arguments: `\frac12` is one half. */
  digits: number;
}

const none = -1;

/** What a token stands for, by the hash of its spelling. */
export const aliases: ReadonlyMap<number, Alias> = (() => {
  const map = new Map<number, Alias>();
  for (const name of layoutCommands) map.set(hashToken('command', name), { hash: 0, kind: none, digits: 0 });
  for (const name of ['frac', 'binom', ...Object.keys(sameCommand)]) {
    const hash = hashToken('command', sameCommand[name] ?? name);
    const digits = /frac$|binom$/.test(name) ? 2 : 0;
    map.set(hashToken('command', name), { hash, kind: tokenKind.command, digits });
  }
  for (const [word, digits] of Object.entries(spelledNumbers)) {
    map.set(hashToken('word', word), {
      hash: hashToken('number', digits),
      kind: tokenKind.number,
      digits: 0,
    });
  }
  return map;
})();

/** Open addressing over the low bits of a hash; a token of a text is looked up once, without an object. */
const slots = 1024;
const slotMask = slots - 1;
const slotHash = new Int32Array(slots);
const slotTarget = new Int32Array(slots);
const slotKind = new Int8Array(slots);
const slotDigits = new Int8Array(slots);

for (const [hash, alias] of aliases) {
  let slot = hash & slotMask;
  while (slotHash[slot] !== 0) slot = (slot + 1) & slotMask;
  slotHash[slot] = hash;
  slotTarget[slot] = alias.hash;
  slotKind[slot] = alias.kind;
  slotDigits[slot] = alias.digits;
}

/** The slot of a hash's alias, or -1. */
export function aliasSlot(hash: number): number {
  let slot = hash & slotMask;
  for (let found = slotHash[slot]!; found !== 0; found = slotHash[slot]!) {
    if (found === hash) return slot;
    slot = (slot + 1) & slotMask;
  }
  return -1;
}

export const aliasHash = (slot: number): number => slotTarget[slot]!;
export const aliasKind = (slot: number): number => slotKind[slot]!;
export const aliasDigits = (slot: number): number => slotDigits[slot]!;
