'use client';

import { DownloadIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { pngOf } from './paint-picture.ts';
import { pictureFile } from './picture-file.ts';

/** Buttons that save a picture as SVG or PNG, with the colours that it has on the page. */
export function SavePicture({ picture, name }: { picture: RefObject<SVGSVGElement | null>; name: string }) {
  const save = async (kind: 'svg' | 'png') => {
    if (!picture.current) return;
    const file = `${
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'curve'
    }.${kind}`;
    try {
      download(kind === 'svg' ? pictureFile(picture.current) : await pngOf(picture.current), file);
    } catch {
      toast.error('This browser could not draw the picture. Save it as SVG.');
    }
  };
  return (
    <span className="flex gap-1">
      {(['svg', 'png'] as const).map((kind) => (
        <Button key={kind} variant="ghost" size="sm" onClick={() => save(kind)}>
          <DownloadIcon /> {kind.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}

function download(content: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken what it needs once the click is through.
  requestAnimationFrame(() => URL.revokeObjectURL(link.href));
}
