import type { KeptReason } from './number-place.ts';

/** Words after which "two" picks out what is already known: "the two numbers", "these three". */
const DETERMINER = /\b(?:the|these|those|both|other|all|any|every|each|last|first|next|of|no|which|only)\s$/i;
/** "One" is a number only as a measure or beside other amounts; otherwise it is an article or a pronoun. */
const MEASURE =
  /^[\s-](?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|dozen|dollars?|cents?|pounds?|ounces?|miles?|feet|foot|inch|inches|yards?|meters?|kilometers?|liters?|gallons?|quarts?|pints?|cups?|teaspoons?|tablespoons?|grams?|kilograms?|kg|cm|km|hundred|thousand|million|percent|bag|box|pack|slice|pair|bottle|glass|piece|point|serving|page|kilogram|liter|square|bucket|jar|bowl|can)\b/i;
const NAME_AFTER = /^-(?:to|on|on|dimensional|sided|way|one|time|of)\b|^-by-|^['’]s\b/i;
const PRONOUN_AFTER = /^\s+(?:of\b|another\b|day,|by one\b|who\b|that\b|which\b|is\b|was\b)/i;
const LABEL_BEFORE =
  /\b(?:problem|figure|chapter|section|exercise|example|question|step|part|case|grade|room|level|page|option|choice|phase|round|day|week|type|version|player|class)\s$/i;

/** Why a number in words stays; null where it may be masked. */
export function wordReason(text: string, at: number, end: number, word: string): KeptReason | null {
  const before = text.slice(Math.max(0, at - 30), at);
  const after = text.slice(end, end + 30);
  if (/[A-Za-z]-$/.test(before) || NAME_AFTER.test(after)) return 'no-quantity';
  if (
    /^[ -](?:hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b/i.test(
      after,
    )
  ) {
    return 'no-quantity';
  }
  if (/^\s+(?:and a |and one[ -])/.test(after) && /half|third|quarter|fourth/.test(after))
    return 'no-quantity';
  if (/^zero$/i.test(word)) return 'no-quantity';
  if (LABEL_BEFORE.test(before) && !/^\s+[a-z]+s\b/.test(after)) return 'label';
  if (/^\s?(?:o['’]?clock|a\.m|p\.m)/i.test(after)) return 'date';
  if (/^one$/i.test(word)) return oneReason(before, after);
  if (
    DETERMINER.test(before) &&
    !/\b(?:each of|total of|out of|average of|group of|sum of|consists? of|groups of|sets? of|teams? of|packs? of|bags? of|family of)\s$/i.test(
      before,
    )
  ) {
    return /\b(?:last|first|next)\s$/i.test(before) ? null : 'no-quantity';
  }
  return /^\s+of\s+(?:the|them|these|those|which|his|her|whom)\b/i.test(after) && /^two$/i.test(word)
    ? 'no-quantity'
    : null;
}

function oneReason(before: string, after: string): KeptReason | null {
  if (PRONOUN_AFTER.test(after) || DETERMINER.test(before)) return 'no-quantity';
  if (/^$|[.!?]\s*$|\n$/.test(before) && /^\s+(?:day|night|morning|afternoon)\b/i.test(after))
    return 'no-quantity';
  return MEASURE.test(after) ? null : 'no-quantity';
}
