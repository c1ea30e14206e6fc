'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { rowsOf } from './words.ts';

type Props = {
  /** Where the drawn rows are read. */
  desk: string;
  /** Where a queue for them is made; null for who makes none. */
  inQueue: string | null;
  status: 'drawing' | 'running' | 'failed' | 'closed';
  /** The desk of the queue in which they stand; null where there is none. */
  queue: string | null;
  /** Rows to read up to the next looks that stand in no queue. */
  due: number;
  /** Drawn rows that were decided without being read. */
  unread: number;
  close: (() => Promise<ActionResult<unknown>>) | null;
  giveBack: (() => Promise<ActionResult<unknown>>) | null;
};

/** What is to be done with an audit as a whole. */
export function AuditHeader({ desk, inQueue, queue, status, due, unread, close, giveBack }: Props) {
  const router = useRouter();
  return (
    <>
      {close && (
        <ConfirmButton
          title="Close this audit"
          description="Nothing more is ruled by it; what was ruled stays, with its evidence. Its queues are closed, and accepted rows that it put back and nobody read are accepted again. It cannot be opened again."
          confirm="Close it"
          action={close}
          onDone={() => router.refresh()}
        >
          Close…
        </ConfirmButton>
      )}
      {giveBack && status === 'running' && unread > 0 && (
        <ConfirmButton
          title={`Put ${rowsOf(unread)} back on the desk`}
          description="They were decided in bulk or by a machine. The decisions on these rows are taken back, so that a person reads them."
          confirm="Put them back"
          action={giveBack}
          onDone={() => router.refresh()}
        >
          Put {rowsOf(unread)} back…
        </ConfirmButton>
      )}
      {inQueue && status === 'running' && due > 0 && (
        <Link href={inQueue} className={buttonVariants({ variant: 'outline' })}>
          Read in a queue…
        </Link>
      )}
      {status === 'running' && due > 0 && (
        <Link href={desk} className={buttonVariants()}>
          Read {rowsOf(due)}
        </Link>
      )}
      {status === 'running' && due === 0 && queue && (
        <Link href={queue} prefetch={false} className={buttonVariants()}>
          Work the queue
        </Link>
      )}
    </>
  );
}
