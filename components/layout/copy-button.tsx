'use client';

import { CheckIcon, CopyIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';

/** Copies `text`. `label` says what, for the tooltip and for screen readers; `children` makes it a button with words. */
export function CopyButton({
  text,
  label = 'Copy',
  children,
}: {
  text: string;
  label?: string;
  children?: React.ReactNode;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error('The browser did not allow copying. Select the text and copy it by hand.');
    }
  };
  const icon = copied ? <CheckIcon className="text-success" /> : <CopyIcon />;
  if (children) {
    return (
      <Button variant="outline" onClick={copy}>
        {icon}
        {children}
      </Button>
    );
  }
  return (
    <Tooltip content={copied ? 'Copied' : label}>
      <Button variant="ghost" size="icon-sm" aria-label={copied ? 'Copied' : label} onClick={copy}>
        {icon}
      </Button>
    </Tooltip>
  );
}
