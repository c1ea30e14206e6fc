'use client';

import { cn } from '#components/ui/cn.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { keycaps } from './shortcut-keys.ts';
import { useMac } from './shortcuts.tsx';

/** Keys as keycaps: `<Keys keys="mod+Enter" />`. */
export function Keys({ keys, className }: { keys: string; className?: string }) {
  const mac = useMac();
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      {keycaps(keys, mac).map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a sequence may repeat and never move
        <span key={index} className="inline-flex items-center gap-0.5">
          {index > 0 && <span className="px-0.5 text-xs">then</span>}
          {step.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
