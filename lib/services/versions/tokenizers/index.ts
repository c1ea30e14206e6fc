export { openTokenizer } from './open.ts';
export { setTokenizer } from './set.ts';
export { showTokenizer } from './show.ts';
export { type Tokenizer, TokenizerRef } from './tokenizer.ts';
