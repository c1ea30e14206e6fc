/** The first match of any of the patterns, trimmed and cut for a message; null where none matches. */
function firstMatch(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0].trim();
    if (found) return found.length > 60 ? `${found.slice(0, 60)}…` : found;
  }
  return null;
}

const HELP =
  '(?:help|assist|provide|rewrite|create|fulfil+|comply|generate|complete|answer|evolve|make|write|produce|offer|do that|solve|process|continue)';
const REFUSALS = [
  /^\W*(?:i['’]?m|i am|we['’]?re) (?:very |truly |really )?sorry\b(?!["'”’,]* (?:said|wrote|says))/i,
  /^\W*(?:sorry|apologies|my apologies|i apologi[sz]e)\b[,.!]?\s+(?:but|i|for|however|this|that)\b/i,
  /\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b/i,
  new RegExp(
    `\\b(?:i|we) (?:cannot|can['’]?t|can not|could not|couldn['’]t|am unable to|am not able to|won['’]t|will not|must decline to) (?:${HELP})\\b`,
    'i',
  ),
  /^\W*unfortunately,? (?:i|we|the (?:given|provided) (?:problem|question|text))\b/i,
  /^\W*(?:it is|it['’]s) not possible to (?:rewrite|create|make|evolve)\b/i,
];

/** Whether a reply declines instead of writing a problem. People in a problem may be sorry. */
export const isRefusal = (text: string) => firstMatch(text, REFUSALS) !== null;

const COPIED = [
  /#\s?(?:the )?(?:given|rewritten|created|new|original|evolved) (?:prompt|problem|question)\s?#?/i,
  /\b(?:given|rewritten|re-written|created|original|evolved|above|input) prompt\b/i,
  /\b(?:rewritten|re-written|evolved) (?:problem|question|version)\b/i,
  /^\W*(?:sure|certainly|of course|absolutely|okay|ok|great)\b\s*[!,.:]/i,
  /(?:^|\n)\W{0,20}here (?:is|are|['’]s)\b[^\n.?]{0,80}\b(?:problem|question|version|prompt|variation)\b[^\n?]{0,60}[:.]/i,
  /(?:^|\n)\W{0,20}here['’]s\b[^\n.?]{0,80}\b(?:problem|question|version|prompt|variation)\b[^\n?]{0,60}[:.]/i,
  /(?:^|\n)[\s*_#>]{0,20}(?:(?:final |new |created |modified |harder |easier |more complex |more challenging |evolved |your )*(?:problem|question)|verification(?: and modification)?|modification|explanation of (?:the )?changes?)[*_]{0,3}\s{0,4}:/i,
  /\b(?:i|we) (?:have )?(?:added|rewrote|rewritten|modified|changed|increased)\b[^.?]{0,60}\b(?:constraint|problem|question|complexity|difficulty|requirement)\b/i,
  /\bthis (?:version|rewrite|modification) (?:adds|requires|increases|introduces)\b/i,
];

/** A phrase of the prompt, or of a talk about it, that a problem has no use for; null where there is none. */
export const copiedPhrase = (text: string) => firstMatch(text, COPIED);

const SOLUTIONS = [
  /(?:^|\n)[\s*_#>]{0,20}(?:step-by-step |detailed |full |sample |the )?(?:solution|answer|final answer|hint for solving)[*_]{0,3}\s{0,4}:/i,
  /\\boxed\s*\{(?!\s*\}|\s*\\(?:phantom|hspace|square|quad|,|;|text\s*\{\s*\}|hphantom))[^{}]*[\dA-Za-z]/,
  /(?:^|[.!?]\s{1,4}|\n\s{0,8})(?:(?:so|thus|therefore|hence),?\s+)?the (?:final |correct )?answer is:?\s*(?:\$?\\?\$?-?\d|\$?\\|\*\*)/i,
  /####\s*-?\$?\d/,
  /(?:^|\n)[\s*_#>]{0,20}let['’]s (?:solve|think|work|find|start|break)\b/i,
  /(?:^|\n)[\s*_#>]{0,20}(?:to solve this|we (?:can|need to|first|start by) (?:solve|find|calculate|compute|determin)|first, we (?:need|calculate|find|compute))/i,
];

/** Where a problem begins to solve itself; null where it does not. "If the answer is m/n" is a question. */
export const holdsSolution = (text: string) => firstMatch(text, SOLUTIONS);

const MARKDOWN = [
  /(?:^|\n)#{1,6}[ \t]+\S/,
  /(?<![*\d])\*\*(?=\S)[^*\n]*\p{L}[^*\n]*\*\*/u,
  /(?:^|\n)```/,
  /(?:^|\n)[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*(?:\n|$)/,
  /(?:^|\n)[ \t]*\|[^\n]*\|[ \t]*\n[ \t]*\|[ \t:|-]+\|/,
  /(?:^|\n)>[ \t]+\S/,
  /<\/?(?:b|i|p|br|div|span|strong|em|h[1-6])\s*\/?>/i,
];

/** A mark of Markdown or HTML in a text that is set as plain text with formulas; null where there is none. */
export const markdownNoise = (text: string) => firstMatch(text, MARKDOWN);
