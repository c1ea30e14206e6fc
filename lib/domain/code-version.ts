/** The version of this software, as package.json says (a test compares): part of every stored recipe. */
export const codeVersion = '0.1.0';
