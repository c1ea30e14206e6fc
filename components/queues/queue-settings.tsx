'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { QueueSettings } from '#lib/domain/queues/schema.ts';
import { MemberChoice } from './member-choice.tsx';
import { QueueActs } from './queue-acts.tsx';
import type { Person } from './queue-values.ts';

type Values = {
  name: string;
  votes: number | undefined;
  goldRate: number | undefined;
  leaseSeconds: number | undefined;
  members: string[];
};

export type SettableQueue = {
  name: string;
  votes: number;
  goldRate: number | null;
  leaseSeconds: number;
  members: string[];
  status: 'filling' | 'open' | 'closed';
};

export type ChangeQueue = (
  values: Partial<Values> & { status?: 'open' | 'closed' },
) => Promise<ActionResult<{ reopened: number; completed: number }>>;

type Props = {
  queue: SettableQueue;
  people: readonly Person[];
  change: ChangeQueue;
  fill: () => Promise<ActionResult<{ items: number | null }>>;
};

/** What can be changed of a queue while people work it. */
export function QueueSettingsDialog({ queue, people, change, fill }: Props) {
  return (
    <ButtonDialog button={<Button variant="outline">Settings</Button>}>
      {(close) => <SettingsForm queue={queue} people={people} change={change} fill={fill} close={close} />}
    </ButtonDialog>
  );
}

function SettingsForm({ queue, people, change, fill, close }: Props & { close: () => void }) {
  const { name, votes, leaseSeconds, members } = queue;
  const initial: Values = { name, votes, goldRate: queue.goldRate ?? 0, leaseSeconds, members };
  const form = useActionForm({
    schema: QueueSettings,
    initial,
    action: change,
    onDone: ({ reopened, completed }) => {
      if (reopened > 0) toast(`${reopened} variants are asked again`);
      if (completed > 0) toast(`${completed} variants are complete now`);
      close();
    },
  });
  return (
    <DialogForm
      form={form}
      title="Settings of the queue"
      description="A higher N asks again for what is done; with a lower one, what is complete stays as it is."
      submit="Save"
    >
      <TextField field={form.field('name')} label="Name" />
      <NumberField field={form.field('votes')} label="Decisions per variant (N)" unit="people" />
      <NumberField field={form.field('goldRate')} label="Share of gold" unit="from 0 to 0.5" />
      <NumberField field={form.field('leaseSeconds')} label="Lease" unit="seconds" />
      <MemberChoice
        people={people}
        chosen={form.values.members}
        change={(chosen) => form.set({ members: chosen })}
      />
      <QueueActs status={queue.status} change={change} fill={fill} close={close} />
    </DialogForm>
  );
}
