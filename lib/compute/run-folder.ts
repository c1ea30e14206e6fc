import { TargetRefused } from './target.ts';

/** Where copies of files lie that several runs use, each under its SHA-256. */
export const filesFolder = '.files';

/** Throws for a tag that is no plain name of a folder and of a job. */
export function assertTag(tag: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,127}$/.test(tag)) return tag;
  throw new TargetRefused(`"${tag}" cannot name a run: letters, digits, ".", "_" and "-" can.`);
}

/** Throws for a name that would lead out of the run's folder; gives it without "./" and doubled slashes. */
export function assertName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const leads = name.startsWith('/') || parts.includes('..') || /[\0\n]/.test(name);
  if (leads) throw new TargetRefused(`"${name}" is not inside of the run's folder.`);
  return parts.join('/');
}

/** Where one attempt keeps its records, in the run's folder. */
export const attemptFolder = (attempt: number): string => `attempts/${attempt}`;
