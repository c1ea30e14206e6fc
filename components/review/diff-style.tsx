'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { ActionKeys } from '#components/layout/key-bindings.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';

type Style = 'set' | 'source';
const DiffStyle = createContext<readonly [Style, () => void]>(['set', () => {}]);

/** Differences below are shown set or as source, all alike. */
export function DiffStyleProvider({ children }: { children: ReactNode }) {
  const [style, setStyle] = useState<Style>('set');
  const toggle = () => setStyle((now) => (now === 'set' ? 'source' : 'set'));
  return <DiffStyle value={[style, toggle]}>{children}</DiffStyle>;
}

export const useDiffStyle = () => useContext(DiffStyle);

/** Changes between the set text and its source. */
export function DiffStyleButton() {
  const [style, toggle] = useDiffStyle();
  useShortcuts([{ id: 'source', keys: 'v', label: 'Show differences set, or as source', run: toggle }]);
  return (
    <Button
      variant="ghost"
      size="sm"
      className="-ml-2 self-start"
      aria-pressed={style === 'source'}
      onClick={toggle}
    >
      Source <ActionKeys id="source" />
    </Button>
  );
}
