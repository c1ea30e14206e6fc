/**
 * How common words and numbers are in problems: in how many of a thousand at least, counted over 14,947 problems of
 * school arithmetic and of contests. The phrases that everybody writes weigh next to nothing by these.
 */
const commonWords: readonly (readonly [perThousand: number, words: string])[] = [
  [700, 'the'],
  [500, 'of and a how'],
  [400, 'is'],
  [300, 'in many to 2'],
  [200, 'if 3 what for that are 4 1 5'],
  [150, 'has each as he'],
  [120, 'on find x much does at have 10'],
  [100, '6 she with be number than his total did all will 8'],
  [80, 'by one 20 her more it an there can b 7'],
  [60, 'from per then value times 12 positive they day half twice'],
  [50, 'let 0 c 30 first y was such 15 answer your money every 9 when integers after 50'],
  [40, 'which them cost left express numbers sum this n hours their make where week 40 had integer'],
  [
    30,
    '100 square buy were area same possible up 25 take minutes days bought hour real second but need get only so time long 60 wants f third triangle costs amount less common d not point out',
  ],
  [
    25,
    'form other between takes spend new some remaining needs ab also 16 into rest pay length fraction m 11 years points its p do',
  ],
  [
    20,
    'school given compute both people year different probability t buys while now equation 80 calculate values or average store 24 him equal last 200 dollars i month digit would miles abc 13 before 14 these over smallest old 18 line students',
  ],
  [
    15,
    'feet side least circle e gets prime who right sold units shown divided another bc enter sells friends product pounds next z price made largest through together box weeks class any during',
  ],
];

/** The share of problems that hold a word, by the word. */
export const shareOfProblems: ReadonlyMap<string, number> = new Map(
  commonWords.flatMap(([perThousand, words]) =>
    words.split(' ').map((word) => [word, perThousand / 1000] as const),
  ),
);
