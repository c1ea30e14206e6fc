export { getSettings } from './get.ts';
export { setSettings } from './set.ts';
