import { useEffect, useRef, useState } from 'react';
import type { TableUrl } from '#components/table/use-table-url.ts';

export type PerSeedState = {
  text: string;
  /** What is typed is no number of variants. */
  wrong: boolean;
  /** The address, and with it the counts, is of what is typed. */
  settled: boolean;
  type: (text: string) => void;
  leave: () => void;
};

/** After this long without a key the counts follow, in ms. */
const pause = 250;

const name = 'perSeed';

/** The number that the address holds as ?perSeed=…, while somebody types it. */
export function usePerSeed(url: TableUrl): PerSeedState {
  const asked = url.params.get(name) ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const text = typed ?? asked;
  const wrong = isWrong(text);
  const send = (next: string) => {
    clearTimeout(timer.current);
    if (next === asked || isWrong(next)) return;
    url.go((params) => {
      if (next === '') params.delete(name);
      else params.set(name, next);
    }, 'replace');
  };
  const type = (next: string) => {
    setTyped(next.trim());
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next.trim()), pause);
  };
  const leave = () => {
    send(text);
    setTyped(wrong ? text : null);
  };
  return { text, wrong, settled: text === asked && !wrong, type, leave };
}

const isWrong = (text: string) => text !== '' && !/^[1-9]\d{0,3}$/.test(text);
