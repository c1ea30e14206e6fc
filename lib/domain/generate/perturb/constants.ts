import { equals, parseDecimal, type Rational } from './rational.ts';

/** What the words of a text say about its constants. */
export type ConstantWords = {
  /** A word ("twice", "a week") explains the number if nothing else does. */
  explains: (value: Rational) => boolean;
  /** A word makes it likely that the number is a constant, even where another quantity has the same value. */
  suggests: (value: Rational) => boolean;
};

/** Words that stand for a number without stating it. */
const STRONG: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhal(?:f|ves|ved)\b/i, ['2', '0.5', '50', '1.5']],
  [
    /\b(?:twice|doubl\w*|pairs?|couples?|both|twins?|round[- ]trip|each way|one[- ]way|to and from|and back|there and back|equally|sides?|parents|grandparents|other|another|opposite|between|together|bicycles?|bikes?|squared?|diameter|radius|weekends?|every other)\b/i,
    ['2'],
  ],
  [/\b(?:tripl\w*|thrice|thirds?|trio|yards?|triang\w*|tricycles?|meals)\b/i, ['3']],
  [
    /\b(?:quadrupl\w*|quarters?|quarterly|fourths?|months?|monthly|squares?|rectang\w*|perimeter|square|gallons?|quarts?|legs|wheels|seasons)\b/i,
    ['4'],
  ],
  [/\bquarters?\b/i, ['25', '0.25', '15']],
  [/\b(?:fifths?|quintupl\w*|weekdays?|school week|work ?week|nickels?|fingers)\b/i, ['5']],
  [/\b(?:sixths?|half a dozen|half[- ]dozen|cubes?)\b/i, ['6']],
  [/\b(?:weeks?|weekly|daily|everyday|every day|sevenths?)\b/i, ['7']],
  [/\b(?:eighths?|pints?)\b/i, ['8']],
  [/\b(?:tenths?|dimes?|decades?|fingers|toes)\b/i, ['10', '0.1']],
  [/\b(?:dozens?|years?|yearly|annual\w*|monthly|months?|foot|feet|inch\w*|noon|midnight)\b/i, ['12']],
  [/\b(?:pounds?|ounces?|lbs?|oz)\b/i, ['16']],
  [/\b(?:scores?)\b/i, ['20']],
  [/\b(?:days?|daily|hours?)\b/i, ['24']],
  [/\b(?:months?|monthly)\b/i, ['30', '31', '28']],
  [/\b(?:yards?)\b/i, ['36']],
  [/\b(?:years?|yearly|annual\w*)\b/i, ['52', '365', '366']],
  [/\b(?:hours?|hourly|minutes?|seconds?|mins?|hrs?)\b/i, ['60', '3600']],
  [
    /%|\b(?:percent\w*|cents?|penn(?:y|ies)|centur\w*|met(?:er|re)s?|cm|centimet\w*|dollars?)\b|\$\s?\.|\$\d+\.\d/i,
    ['100', '0.01'],
  ],
  [/\b(?:kilo\w*|milli\w*|km|kg|ml|mg|grams?|g|lit(?:er|re)s?|met(?:er|re)s?|tons?)\b/i, ['1000']],
  [/\b(?:angles?|degrees?|triang\w*|circles?)\b|°/i, ['90', '180', '360']],
];

/** Weaker words: they explain a number that nothing else explains. */
const WEAK: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhal(?:f|ves|ved)\b/i, ['3']],
  [/\b(?:two|and)\b/i, ['2']],
  [/\bthirds?\b/i, ['2']],
  [/\b(?:fourths?|quarters?)\b/i, ['3', '0.75', '75']],
  [/\bfifths?\b/i, ['0.2', '4']],
  [/\b(?:dozens?)\b/i, ['6']],
  [/\bnickels?\b/i, ['0.05']],
  [/\b(?:weeks?|days?|weekdays?)\b/i, ['5', '7', '2']],
  [/\b(?:hours?|minutes?)\b/i, ['30', '15', '45', '0.5']],
  [/\bgallons?|quarts?\b/i, ['2', '8', '16', '128']],
  [/\bsquare|rectang\w*|perimeter\b/i, ['2']],
  [/\byards?|feet|foot\b/i, ['3']],
];

function test(
  table: readonly (readonly [RegExp, readonly string[]])[],
  text: string,
): (value: Rational) => boolean {
  const values = table.flatMap(([word, numbers]) =>
    word.test(text) ? numbers.map((n) => parseDecimal(n)!) : [],
  );
  return (value) => values.some((other) => equals(other, value));
}

/** Reads the constants that the words of a text stand for. */
export function constantWords(text: string): ConstantWords {
  const suggests = test(STRONG, text);
  const weak = test(WEAK, text);
  return { suggests, explains: (value) => suggests(value) || weak(value) };
}
