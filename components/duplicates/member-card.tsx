import { BanIcon, CheckIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import type { ClusterMember } from './cluster-types.ts';

type Props = {
  member: ClusterMember;
  number: number;
  home: string;
  chosen: boolean;
  /** Null where nothing is to be chosen. */
  choose: (() => void) | null;
  children: ReactNode;
};

/** One text of a cluster, with where it comes from and what became of it. */
export function MemberCard({ member, number, home, chosen, choose, children }: Props) {
  const { kind, id, seq, origin, similarity, position, answer } = member;
  const href = kind === 'seed' ? `${home}/seeds/${id}` : `${home}/generate/variants/${id}`;
  const name = `${kind === 'seed' ? 'Seed' : 'Variant'} ${seq}`;
  return (
    <article
      aria-label={name}
      className={cn(
        'flex flex-col gap-3 rounded-lg border border-border p-4',
        chosen && 'border-primary bg-primary-soft/30',
      )}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-xs">
        {choose && (
          <label className="flex items-center gap-2 text-foreground">
            <input type="radio" name="keep" checked={chosen} onChange={choose} className="accent-primary" />
            Keep {number <= 9 && <Kbd>{number}</Kbd>}
          </label>
        )}
        <Link href={href} className="rounded-sm text-primary hover:underline">
          {name}
        </Link>
        <span className="min-w-0 truncate">{origin}</span>
        {position > 0 && <span className="tabular-nums">similarity ≈ {similarity.toFixed(2)}</span>}
        <span className="ml-auto flex items-center gap-2">
          {member.kept === true && (
            <Badge variant="success">
              <CheckIcon aria-hidden="true" /> kept
            </Badge>
          )}
          {member.kept === false && (
            <Badge variant="danger">
              <BanIcon aria-hidden="true" /> set aside
            </Badge>
          )}
          <span>{member.state}</span>
        </span>
      </header>
      {children}
      {answer && <AnswerBadge answer={answer} />}
    </article>
  );
}
