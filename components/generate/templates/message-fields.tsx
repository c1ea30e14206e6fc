'use client';

import { Trash2Icon } from 'lucide-react';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Message } from '#lib/domain/generate/template.ts';

const roles = ['system', 'user', 'assistant'] as const;

/** The messages of a template, one after the other. */
export function MessageFields({
  messages,
  onChange,
}: {
  messages: readonly Message[];
  onChange: (messages: Message[]) => void;
}) {
  const set = (at: number, changes: Partial<Message>) =>
    onChange(messages.map((one, i) => (i === at ? { ...one, ...changes } : one)));
  return (
    <ol className="flex flex-col gap-4">
      {messages.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place in the conversation.
        <li key={at} className="flex flex-col gap-2 rounded-lg border border-border bg-card p-3">
          <div className="flex items-end justify-between gap-2">
            <SelectField
              field={{
                ...{ name: `messages.${at}.role`, value: message.role as string, onBlur: () => {} },
                onChange: (role) => set(at, { role: role as Message['role'] }),
              }}
              label={`Message ${at + 1}`}
              options={roles.map((value) => ({ value, title: value }))}
              className="w-40"
            />
            {messages.length > 1 && (
              <Button
                type="button"
                variant="ghost"
                aria-label={`Take out message ${at + 1}`}
                onClick={() => onChange(messages.filter((_, i) => i !== at))}
              >
                <Trash2Icon />
              </Button>
            )}
          </div>
          <TextareaField
            field={{
              ...{ name: `messages.${at}.content`, value: message.content, onBlur: () => {} },
              onChange: (content) => set(at, { content }),
            }}
            label={<span className="sr-only">Text of message {at + 1}</span>}
            className="font-mono text-xs"
            spellCheck={false}
          />
        </li>
      ))}
    </ol>
  );
}
