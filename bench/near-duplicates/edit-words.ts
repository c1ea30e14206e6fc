/** A word of prose: letters only, perhaps with a mark of punctuation behind it; numbers and formulas are none. */
const PROSE = /^[A-Za-z]+[.,;:?!]?$/;

/** The places of the words of prose among the pieces of a text, outside of formulas. */
export function proseWords(pieces: readonly string[]): number[] {
  const places: number[] = [];
  let inMath = false;
  for (const [i, piece] of pieces.entries()) {
    const dollars = piece.match(/(?<!\\)\$/g)?.length ?? 0;
    // An amount of money is one dollar before a digit; it opens nothing.
    const isMoney = dollars === 1 && /^\(?\$\d/.test(piece) && !inMath;
    if (!inMath && dollars === 0 && PROSE.test(piece)) places.push(i);
    if (!isMoney && dollars % 2 === 1) inMath = !inMath;
  }
  return places;
}

/**
 * A text with a share of its words of prose (at least one) edited: three in five replaced by a word of the vocabulary,
 * one deleted, one with a word put before it. Null where it has no word of prose.
 */
export function editWords(
  text: string,
  rate: number,
  vocabulary: readonly string[],
  random: () => number,
): string | null {
  const pieces = text.split(' ');
  const places = proseWords(pieces);
  if (places.length === 0) return null;
  const draw = () => vocabulary[Math.floor(random() * vocabulary.length)]!;
  for (let left = Math.max(1, Math.round(rate * places.length)); left > 0 && places.length > 0; left--) {
    const [place] = places.splice(Math.floor(random() * places.length), 1) as [number];
    const luck = random();
    if (luck < 0.6) pieces[place] = pieces[place]!.replace(/[A-Za-z]+/, draw());
    else if (luck < 0.8) pieces[place] = pieces[place]!.replace(/[A-Za-z]+/, '');
    else pieces[place] = `${draw()} ${pieces[place]}`;
  }
  return pieces.join(' ').replace(/ {2,}/g, ' ');
}

/** The same text with every number drawn anew, unlike the old one and with as many digits. */
export function maskNumbers(text: string, random: () => number): string {
  return text.replace(/\d+/g, (digits) => {
    const first = 1 + Math.floor(random() * 9);
    const drawn = [...digits].map((_, i) => (i === 0 ? first : Math.floor(random() * 10))).join('');
    return drawn === digits ? `${(first % 9) + 1}${drawn.slice(1)}` : drawn;
  });
}
