/** A part of a text, from `start` up to but without `end`. */
export type Span = { readonly start: number; readonly end: number };

/** A final answer, where it stands in the text, and the rule that found it. */
export type ExtractedAnswer = Span & { readonly answer: string; readonly rule: string };

/** The span without white space at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && ' \n\t\r'.includes(text[start]!)) start++;
  while (end > start && ' \n\t\r'.includes(text[end - 1]!)) end--;
  return { start, end };
}

/** A full stop ends the sentence, and stars emphasize; neither belongs to the answer. */
function withoutStop(text: string, span: Span): Span {
  let { start, end } = span;
  for (let before = -1; before !== end - start && end - start > 1; ) {
    before = end - start;
    if (text[end - 1] === '.' && text[end - 2] !== '.') end--;
    while (end - start > 2 && text.startsWith('**', end - 2)) end -= 2;
    while (end - start > 2 && text.startsWith('**', start)) start += 2;
    ({ start, end } = trimmed(text, { start, end }));
  }
  return { start, end };
}

export function answerAt(text: string, span: Span, rule: string): ExtractedAnswer {
  const { start, end } = withoutStop(text, trimmed(text, span));
  return { answer: text.slice(start, end), start, end, rule };
}
