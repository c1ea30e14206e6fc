'use client';

import { LayoutDashboardIcon, SearchIcon, SettingsIcon } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense, use } from 'react';
import { cn } from '#components/ui/cn.ts';
import { type StageId, stages } from '#lib/domain/pipeline.ts';
import { formatExact, formatShort } from './format.ts';
import { Keys } from './keys.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';
import type { StageNumbers } from './stage-number.ts';
import { ThemeToggle } from './theme-toggle.tsx';
import { UserMenu } from './user-menu.tsx';

type SidebarProps = {
  project: { slug: string; name: string };
  projects: readonly { slug: string; name: string }[];
  user: { label: string; administrator: boolean };
  numbers: Promise<StageNumbers>;
  onSearch: () => void;
};

/** The pipeline, in order, each stage with its number. */
export function Sidebar({ project, projects, user, numbers, onSearch }: SidebarProps) {
  const home = `/${project.slug}`;
  return (
    <nav aria-label="Studio" className="flex h-full flex-col gap-4 p-2">
      <div className="flex flex-col gap-1 pr-10 md:pr-0">
        <ProjectSwitcher project={project} projects={projects} />
        <button
          type="button"
          onClick={onSearch}
          className="flex h-8 items-center gap-2 rounded-md px-2 text-muted-foreground text-sm hover:bg-accent"
        >
          <SearchIcon className="size-4" />
          <span className="flex-1 text-left">Find</span>
          <Keys keys="mod+k" className="hidden md:inline-flex" />
        </button>
      </div>
      <NavList>
        <NavLink href={home} exact icon={<LayoutDashboardIcon />}>
          Overview
        </NavLink>
      </NavList>
      <NavList label="Pipeline">
        {stages.map((stage, index) => (
          <NavLink
            key={stage.id}
            href={`${home}/${stage.id}`}
            icon={
              <span className="w-4 text-center text-muted-foreground text-xs tabular-nums">{index + 1}</span>
            }
            aside={
              <Suspense fallback={null}>
                <StageAside stage={stage.id} numbers={numbers} />
              </Suspense>
            }
          >
            {stage.title}
          </NavLink>
        ))}
      </NavList>
      <div className="mt-auto flex flex-col gap-1">
        <NavList>
          <NavLink href={`${home}/settings`} icon={<SettingsIcon />}>
            Settings
          </NavLink>
        </NavList>
        <div className="flex items-center gap-1">
          <UserMenu user={user} account={`${home}/settings/account`} />
          <ThemeToggle />
        </div>
      </div>
    </nav>
  );
}

function NavList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      {label && <h2 className="px-2 pb-1 text-muted-foreground text-xs">{label}</h2>}
      {children}
    </div>
  );
}

type NavLinkProps = {
  href: string;
  icon: ReactNode;
  aside?: ReactNode;
  exact?: boolean;
  children: ReactNode;
};

function NavLink({ href, icon, aside, exact = false, children }: NavLinkProps) {
  const path = usePathname();
  const here = exact ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2 rounded-md px-2 text-sm transition-colors duration-100 hover:bg-accent',
        '[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground',
        here ? 'bg-accent font-medium text-foreground' : 'text-foreground/85',
      )}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {aside}
    </Link>
  );
}

function StageAside({ stage, numbers }: { stage: StageId; numbers: Promise<StageNumbers> }) {
  const number = use(numbers)[stage];
  if (!number || (number.value === 0 && number.label)) return null;
  return (
    <span
      title={`${formatExact(number.value)} ${number.label ?? ''}`.trim()}
      className={cn(
        'shrink-0 font-normal text-xs tabular-nums',
        number.label ? 'text-primary' : 'text-muted-foreground',
      )}
    >
      {formatShort(number.value)}
      {number.label && ` ${number.label}`}
    </span>
  );
}
