'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionError, type ActionResult, unreachable } from '#components/form/action-result.ts';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { FormError } from '#components/form/form-error.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Message } from '#lib/domain/generate/template.ts';
import { MessageFields } from './message-fields.tsx';
import { PreviewPane } from './preview-pane.tsx';
import {
  type Preview,
  type SeedChoice,
  type TemplateWhole,
  type Trial,
  versionName,
} from './template-types.ts';
import { TrialPane } from './trial-pane.tsx';

export type TemplateActions = {
  save: (messages: Message[], note: string) => Promise<ActionResult<{ version: number }>>;
  preview: (messages: Message[], seed: string) => Promise<ActionResult<Preview>>;
  attempt: (messages: Message[], seed: string, model: string) => Promise<ActionResult<Trial>>;
};

type Props = TemplateActions & {
  template: TemplateWhole;
  /** Which version is shown first, by its hash. */
  shown: string;
  seeds: readonly SeedChoice[];
  models: readonly { id: string; name: string }[];
};

/** A template's text beside what it makes of a real seed; a change is stored as the next version. */
export function TemplateEditor({ template, shown, seeds, models, save, preview, attempt }: Props) {
  const first = template.versions.find((one) => one.hash === shown) ?? template.versions[0]!;
  const [hash, setHash] = useState(first.hash);
  const [messages, setMessages] = useState<Message[]>([...first.messages]);
  const [seed, setSeed] = useState(seeds[0]?.id ?? '');
  const stored = template.versions.find((one) => one.hash === hash) ?? first;
  const changed = JSON.stringify(messages) !== JSON.stringify(stored.messages);
  const choose = (next: string) => {
    const version = template.versions.find((one) => one.hash === next);
    if (!version) return;
    setHash(next);
    setMessages([...version.messages]);
    window.history.replaceState(null, '', `?version=${next.slice(0, 12)}`);
  };
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <section aria-label="Text" className="flex min-w-0 flex-col gap-4">
        <SelectField
          field={{ name: 'version', value: hash, onChange: choose, onBlur: () => {} }}
          label="Version"
          hint={changed ? 'Changed since; save it as the next version.' : stored.note || undefined}
          options={template.versions.map((one) => ({
            value: one.hash,
            title: `${versionName(one)}${one.note && `: ${one.note}`}`,
          }))}
        />
        <MessageFields messages={messages} onChange={setMessages} />
        <Button
          type="button"
          variant="outline"
          className="self-start"
          onClick={() => setMessages([...messages, { role: 'user', content: '' }])}
        >
          <PlusIcon /> Add a message
        </Button>
        <VariableList template={template} />
        <SaveBar disabled={!changed} save={(note) => save(messages, note)} />
      </section>
      <section aria-label="On a seed" className="flex min-w-0 flex-col gap-4 self-start xl:sticky xl:top-6">
        {seeds.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            Import seeds to see what the template makes of them.
          </p>
        ) : (
          <>
            <SelectField
              field={{ name: 'seed', value: seed, onChange: setSeed, onBlur: () => {} }}
              label="Seed"
              options={seeds.map((one) => ({
                value: one.id,
                title: `#${one.seq} ${one.problem.slice(0, 90)}`,
              }))}
            />
            <PreviewPane messages={messages} seed={seed} preview={preview} />
            <TrialPane models={models} attempt={(model) => attempt(messages, seed, model)} />
          </>
        )}
      </section>
    </div>
  );
}

function VariableList({ template }: { template: TemplateWhole }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {Object.entries(template.variables).map(([name, meaning]) => (
        <div key={name} className="contents">
          <dt>
            <code>{`{{${name}}}`}</code>
          </dt>
          <dd className="text-muted-foreground">
            {meaning}
            {template.required.includes(name) && ' (needed)'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SaveBar({
  disabled,
  save,
}: {
  disabled: boolean;
  save: (note: string) => Promise<ActionResult<{ version: number }>>;
}) {
  const router = useRouter();
  const [note, setNote] = useState('');
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const result = await save(note).catch(
        (): ActionResult<{ version: number }> => ({ ok: false, error: unreachable }),
      );
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      setNote('');
      toast(`Saved as version ${result.value.version}`);
      router.refresh();
    });
  return (
    <div className="flex flex-col gap-3">
      {error && <FormError error={error} />}
      <div className="flex items-end gap-3">
        <TextField
          field={{ name: 'note', value: note, onChange: setNote, onBlur: () => {} }}
          label="What changed"
          optional
          className="flex-1"
        />
        <Button type="button" disabled={disabled || pending} aria-busy={pending} onClick={submit}>
          Save as the next version
        </Button>
      </div>
    </div>
  );
}
