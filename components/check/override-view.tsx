import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { asAnswers } from '#lib/domain/check/overrides.ts';
import { stageNames } from './answer-stages.tsx';
import { AnswerVerdict } from './answer-verdict.tsx';
import type { OverrideListRow } from './override-columns.tsx';
import { emptyPlayground, linkOf } from './playground-state.ts';
import { VerdictBadge } from './verdict-badge.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/** One override: both answers, both words, and what the engine says of the pair today. */
export function OverrideView({
  row,
  home,
  withdraw,
}: {
  row: OverrideListRow;
  home: string;
  /** Null where the reader may not. */
  withdraw: (() => Promise<ActionResult<unknown>>) | null;
}) {
  const { gold, pred, engine } = row;
  const pair = { ...emptyPlayground, ...asAnswers, gold, pred };
  const link = linkOf(pair);
  return (
    <article className="flex flex-col gap-6">
      <dl className="grid grid-cols-[9rem_1fr] items-baseline gap-x-4 gap-y-2 text-sm">
        <Fact name="Known answer">
          <AnswerBadge answer={gold} label="" />
        </Fact>
        <Fact name="Answer">
          <AnswerBadge answer={pred} label="" />
        </Fact>
        <Fact name="Person">
          <VerdictBadge verdict={row.verdict} struck={row.withdrawnAt !== null} /> {row.by},{' '}
          <RelativeTime at={row.at} />
        </Fact>
        {row.note && <Fact name="Remark">{row.note}</Fact>}
        <Fact name="Engine, then">
          <VerdictBadge verdict={engine.verdict} /> {stageNames[engine.stage]}: {engine.reason}
        </Fact>
        <Fact name="Holds for">
          <Standing row={row} home={home} />
        </Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {link && <To href={`${home}/check/answers?${link}`}>Open in the playground</To>}
        <To href={`${home}/review?item=${row.variant}`}>Open on the review desk</To>
        {withdraw && row.withdrawnAt === null && <WithdrawButton withdraw={withdraw} />}
      </div>
      <section className="flex flex-col gap-3 border-border border-t pt-6">
        <h2 className="font-medium text-muted-foreground text-sm">The engine, now</h2>
        <AnswerVerdict state={pair} />
      </section>
    </article>
  );
}

function Standing({ row, home }: { row: OverrideListRow; home: string }) {
  const variant = (
    <To href={`${home}/generate/variants/${row.variant}`}>
      variant {row.variantSeq}, revision {row.revision}
    </To>
  );
  if (row.withdrawnAt !== null) {
    return (
      <>
        nothing any more: withdrawn <RelativeTime at={row.withdrawnAt} /> from {variant}
      </>
    );
  }
  return (
    <>
      {variant}
      {!row.isCurrent && ', which was edited since: its newer text is judged by the engine'}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-sm text-primary hover:underline">
      {children}
    </Link>
  );
}
