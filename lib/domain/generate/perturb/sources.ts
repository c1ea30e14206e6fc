import type { Graph } from './graph.ts';
import type { Mention } from './mentions.ts';
import { nounsAfter } from './quantities.ts';
import { compare, fromInteger, HUNDRED, ONE, type Rational, toNumber } from './rational.ts';

/** A number of the problem that may be re-drawn, with every place of the problem that states it. */
export type Source = {
  variable: number;
  value: Rational;
  percent: boolean;
  mentions: number[];
  /** Why it keeps its value; null while it may be re-drawn. */
  frozen: string | null;
  multiplier: boolean;
  currency: boolean;
  /** The words that follow its mentions. */
  nouns: string[];
  /** Whether every mention is a part of a fraction "3/10". */
  fraction: boolean;
  /** 1000000 for "2 million": it moves in whole millions. */
  scale: number;
  /** Inclusive upper bound from the unit ("5 days a week" stays at most 7). */
  most: number | null;
};

export type Fraction = { numerator: number | null; denominator: number };

export type Sources = {
  sources: Source[];
  /** For each problem mention the node that it states. */
  nodes: number[];
  /** Proper fractions "3/10" as nodes. */
  fractions: { numerator: number; denominator: number }[];
};

const valueKey = (value: Rational) => `${value.n}/${value.d}`;

/** "7 days a week", "60 minutes": numbers that the world fixes, when the unit follows. */
const WORLD: readonly (readonly [number, RegExp])[] = [
  [7, /^\s*(?:-\s*)?(?:more\s+|whole\s+|full\s+)?days?\b/i],
  [60, /^\s*(?:-\s*)?(?:min(?:ute)?s?|sec(?:ond)?s?)\b/i],
  [24, /^\s*(?:-\s*)?(?:hours?|hrs?)\b/i],
  [12, /^\s*(?:-\s*)?(?:months?|inch(?:es)?)\b/i],
  [52, /^\s*(?:-\s*)?weeks?\b/i],
  [365, /^\s*(?:-\s*)?days?\b/i],
  [366, /^\s*(?:-\s*)?days?\b/i],
  [100, /^\s*(?:%|percent|cents|pennies|cm|centimet)/i],
  [16, /^\s*(?:-\s*)?(?:oz|ounces)\b/i],
  [1000, /^\s*(?:-\s*)?(?:ml|millil|grams?|g|meters?|m|metres?)\b/i],
  [360, /^\s*(?:°|degrees)/i],
  [180, /^\s*(?:°|degrees)/i],
  [90, /^\s*(?:°|degrees)/i],
  [3, /^\s*(?:-\s*)?feet in a yard/i],
];

const LIMITS: readonly (readonly [RegExp, number])[] = [
  [
    /^\s*(?:\w+\s+){0,2}days?\s+(?:a|per|each|every|of the|in a|out of the|that|this)\s+week\b|^\s*times\s+(?:a|per|each)\s+week/i,
    7,
  ],
  [
    /^\s*(?:\w+\s+){0,2}hours?\s+(?:\w+\s+){0,3}(?:a|per|each|every|of the|in a)\s+(?:\w+\s+)?(?:day|night|weekday|morning|afternoon|evening)\b/i,
    16,
  ],
  [/^\s*(?:\w+\s+){0,2}min(?:ute)?s?\s+(?:a|per|each|every|of the|in a)\s+hour\b/i, 59],
  [/^\s*(?:\w+\s+){0,2}months?\s+(?:a|per|each|every|of the|in a)\s+year\b/i, 12],
  [/^\s*(?:\w+\s+){0,2}weeks?\s+(?:a|per|each|every|of the|in a)\s+(?:month)\b/i, 4],
  [/^\s*(?:out of|of)\s+(?:every\s+)?(?:10|ten)\b/i, 9],
  [/^[\s-]*(?:years?[\s-]old|years? of age)\b/i, 95],
];

const CONVERSION =
  /\b(?:one|1|an?|each|every)\s+[a-z][a-z -]{1,24}\s(?:equals?|is equal to|is equivalent to|=|is the same as|weighs the same as)\s+(?:about\s+|to\s+)?$/i;
const CASH = /^[\s-]*(?:(?:dollar|pound|euro|[£€$])s?[\s-]*)?(?:bills?|coins?|notes?|banknotes?)\b/i;

function isWorldConstant(mention: Mention, text: string): boolean {
  const after = text.slice(mention.end, mention.end + 24);
  if (CONVERSION.test(text.slice(Math.max(0, mention.start - 60), mention.start))) return true;
  if (CASH.test(after) && (mention.style.currency || /dollar|pound|euro|[£€$]/i.test(after))) return true;
  return WORLD.some(([value, unit]) => compare(mention.value, fromInteger(value)) === 0 && unit.test(after));
}

const MULTIPLIER = /^[\s-]*(?:times|fold)\b/i;

function limitOf(after: string): number | null {
  return LIMITS.find(([pattern]) => pattern.test(after))?.[1] ?? null;
}

function joinSource(source: Source, mention: Mention, text: string): void {
  const after = text.slice(mention.end, mention.end + 48);
  source.multiplier ||= MULTIPLIER.test(after);
  source.currency ||= mention.style.currency || /^\s*(?:dollars|cents)\b/i.test(after);
  source.nouns.push(...nounsAfter(text, mention.end));
  const limit = limitOf(after);
  if (limit !== null) source.most = Math.min(limit, source.most ?? limit);
}

/** Which problem mentions are the parts of a fraction "a/b", and whether a whole number stands before it. */
function fractionParts(
  mentions: readonly Mention[],
  text: string,
): Map<number, { denominator: number; mixed: boolean }> {
  const found = new Map<number, { denominator: number; mixed: boolean }>();
  for (let i = 0; i + 1 < mentions.length; i++) {
    const gap = text.slice(mentions[i]!.end, mentions[i + 1]!.start);
    const latex = /^\}\{$/.test(gap) && /\\[dt]?frac\{$/.test(text.slice(0, mentions[i]!.start));
    if (!/^\s?\/\s?$/.test(gap) && !latex) continue;
    const previous = mentions[i - 1];
    const before = previous ? text.slice(previous.end, mentions[i]!.start) : 'x';
    found.set(i, { denominator: i + 1, mixed: /^(?:\s|-|\sand\s|\\[dt]?frac\{)$/.test(before) });
  }
  return found;
}

/** Reads the numbers of a problem into variables (one per value, percents apart) and constants. */
export function findSources(mentions: readonly Mention[], text: string, graph: Graph): Sources {
  const sources: Source[] = [];
  const byKey = new Map<string, Source>();
  const nodes: number[] = [];
  const parts = fractionParts(mentions, text);
  const inFraction = new Set([...parts].flatMap(([i, part]) => [i, part.denominator]));
  const mixed = new Set([...parts].flatMap(([i, part]) => (part.mixed ? [i - 1, i, part.denominator] : [])));
  for (const [index, mention] of mentions.entries()) {
    const constant = mention.fixed || compare(mention.value, ONE) === 0 || mention.value.n === 0n;
    if (constant || mixed.has(index) || isWorldConstant(mention, text)) {
      nodes.push(graph.constant(mention.value));
      continue;
    }
    const percent = mention.style.percent;
    const key = `${percent}${valueKey(mention.value)}`;
    let source = byKey.get(key);
    if (!source) {
      const variable = graph.variable(mention.value);
      source = {
        variable,
        value: mention.value,
        percent,
        mentions: [],
        frozen: null,
        multiplier: false,
        currency: false,
        nouns: [],
        fraction: true,
        scale: mention.style.places === 0 ? mention.style.scale : 1,
        most: null,
      };
      sources.push(source);
      byKey.set(key, source);
    }
    source.mentions.push(index);
    joinSource(source, mention, text);
    source.fraction &&= inFraction.has(index);
    nodes.push(graph.variables[source.variable]!.node);
  }
  for (const source of sources) {
    const kept = mentions.some((m, i) => (m.fixed || mixed.has(i)) && compare(m.value, source.value) === 0);
    if (kept) source.frozen = 'stands in a name, a date or a mixed number too';
  }
  const fractions = [...parts].map(([i, part]) => ({
    numerator: nodes[i]!,
    denominator: nodes[part.denominator]!,
  }));
  return { sources, nodes, fractions };
}

/** Whether a percent below 100. */
export const isPartial = (source: Source) => source.percent && compare(source.value, HUNDRED) < 0;

export const seedNumber = (source: Source) => toNumber(source.value);
