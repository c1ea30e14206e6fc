'use client';

import { CheckIcon, ChevronsUpDownIcon } from 'lucide-react';
import Link from 'next/link';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Mark } from './brand.tsx';

type ProjectName = { slug: string; name: string };

export function ProjectSwitcher({
  project,
  projects,
}: {
  project: ProjectName;
  projects: readonly ProjectName[];
}) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 hover:bg-accent aria-expanded:bg-accent">
        <Mark className="size-5 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left font-semibold text-sm">{project.name}</span>
        <ChevronsUpDownIcon className="size-3.5 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-52">
        <DropdownMenuLabel>Projects</DropdownMenuLabel>
        {projects.map((one) => (
          <DropdownMenuItem key={one.slug} asChild>
            <Link href={`/${one.slug}`}>
              <span className="flex-1 truncate">{one.name}</span>
              {one.slug === project.slug && <CheckIcon />}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/projects">All projects, new project…</Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
