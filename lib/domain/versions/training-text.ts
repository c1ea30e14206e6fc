/**
 * A solution as a model should write it: GSM8K's calculator annotations and its `####` line taken out,
 * ended by one "The answer is: X" (the last line of MetaMathQA's responses).
 */
export function trainingText(solution: string, answer: string): string {
  const kept = withoutAnnotations(solution)
    .split('\n')
    .filter((line) => !line.startsWith('#### '))
    .join('\n')
    .trimEnd();
  return `${kept}\nThe answer is: ${answer}`;
}

function withoutAnnotations(text: string): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('<<'); open !== -1; open = text.indexOf('<<', from)) {
    const close = text.indexOf('>>', open);
    if (close === -1) break;
    result += text.slice(from, open);
    from = close + 2;
  }
  return result + text.slice(from);
}
