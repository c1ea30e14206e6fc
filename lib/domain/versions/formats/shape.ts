/** What a column holds: a text, a whole number, a flag, a list of one shape, or named parts; null everywhere allowed. */
export type Shape = 'text' | 'int' | 'flag' | readonly [Shape] | { readonly [name: string]: Shape };

/** A chat: a list of messages with their role. */
export const messages = [{ role: 'text', content: 'text' }] as const satisfies Shape;

export const user = (content: string) => ({ role: 'user', content });
export const assistant = (content: string) => ({ role: 'assistant', content });
