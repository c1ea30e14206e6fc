import { segmentText } from '#lib/math/text/money-or-math.ts';

/** Frequent words that other languages with Latin letters do not share. */
const FREQUENT: Readonly<Record<string, RegExp>> = {
  english: /^(?:the|is|of|and|to|what|how|many|if|each|are|was|find|that|with|her|his|she|he|they|for)$/,
  spanish: /^(?:el|los|las|una|del|que|cuántos|cuántas|cuánto|por|para|con|si|tiene|cada|es|su|al|y)$/,
  french: /^(?:le|les|une|des|du|que|combien|est|dans|pour|avec|chaque|et|il|elle|au|aux|sont|ses)$/,
  german: /^(?:der|die|das|und|ist|wie|viele|ein|eine|wenn|mit|für|jede|jeder|von|den|dem|sie|er|hat)$/,
  italian: /^(?:il|gli|una|della|quanti|quante|che|con|per|ogni|sono|ha|di|si|le|del)$/,
  portuguese: /^(?:os|uma|do|da|quantos|quantas|que|com|por|cada|tem|se|ela|ele|no|na|são)$/,
};

const prose = (text: string) =>
  segmentText(text)
    .filter(({ kind }) => kind === 'text')
    .map(({ source }) => source)
    .join(' ');

/** Share of the letters that are neither Latin nor Greek. */
function foreignShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/(?![\p{Script=Latin}\p{Script=Greek}])\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : foreign / letters;
}

/** The language of a text in Latin letters by its frequent words; null where too few tell. */
function languageOf(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(FREQUENT).map(([language, pattern]) => ({
    language,
    count: words.filter((word) => pattern.test(word)).length,
  }));
  counts.sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && second && first.count >= 3 && first.count > 1.5 * second.count ? first.language : null;
}

/** Whether a child is written in another language or script than its parent, as far as their words tell. */
export function changedLanguage(parent: string, child: string): boolean {
  const [old, now] = [prose(parent), prose(child)];
  if (Math.abs(foreignShare(old) - foreignShare(now)) > 0.15) return true;
  const [from, to] = [languageOf(old), languageOf(now)];
  return from !== null && to !== null && from !== to;
}
