'use client';

import { DownloadIcon } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { downloadChosen } from './download-chosen.ts';

type ExportMenuProps = {
  /** Where the choice is posted to. */
  address: string;
  /** "seeds". */
  noun: string;
  choice: object;
};

/** Takes the checked rows away as a file. */
export function ExportMenu({ address, noun, choice }: ExportMenuProps) {
  const save = async (format: string) => {
    const failed = await downloadChosen(address, { ...choice, format });
    if (failed) toast.error(failed);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="outline">
          <DownloadIcon /> Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => void save('jsonl')}>JSONL, whole {noun}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void save('csv')}>CSV, whole {noun}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void save('ids')}>JSONL, ids alone</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
