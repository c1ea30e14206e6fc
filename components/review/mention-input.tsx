'use client';

import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { Textarea } from '#components/ui/textarea.tsx';
import { completeMention, handleOf, type Mentionable } from '#lib/domain/comments/mentions.ts';

type Props = {
  value: string;
  onChange: (value: string) => void;
  members: readonly Mentionable[];
  label: string;
  placeholder?: string;
  onSubmit: () => void;
  onLeave: () => void;
  ref?: Ref<HTMLTextAreaElement>;
};

/** Where a mention is being typed: from its "@" to the caret. */
type Typing = { start: number; end: number; chosen: number };

/** Text with "@" and a name: members are offered as one types; arrows and ↵ choose, ⌘↵ sends, Esc leaves. */
export function MentionInput({
  value,
  onChange,
  members,
  label,
  placeholder,
  onSubmit,
  onLeave,
  ref,
}: Props) {
  const [typing, setTyping] = useState<Typing | null>(null);
  const list = useId();
  const offered = typing ? completeMention(value.slice(typing.start + 1, typing.end), members) : [];
  const isOpen = typing !== null && offered.length > 0;
  const insert = (member: Mentionable) => {
    if (!typing) return;
    const handle = `@${handleOf(member, members)} `;
    onChange(value.slice(0, typing.start) + handle + value.slice(typing.end));
    setTyping(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) return take(event, onSubmit);
    if (event.key === 'Escape') return take(event, isOpen ? () => setTyping(null) : onLeave);
    if (!isOpen || !typing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const chosen = (typing.chosen + step + offered.length) % offered.length;
      return take(event, () => setTyping({ ...typing, chosen }));
    }
    const member = offered[typing.chosen];
    if ((event.key === 'Enter' || event.key === 'Tab') && member) take(event, () => insert(member));
  };
  return (
    <div className="relative">
      <Textarea
        ref={ref}
        value={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={4000}
        aria-controls={list}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-activedescendant={isOpen ? `${list} ${typing?.chosen ?? 0}` : undefined}
        className="w-full"
        onKeyDown={onKeyDown}
        onBlur={() => setTyping(null)}
        onChange={({ target }) => {
          onChange(target.value);
          setTyping(typingAt(target.value, target.selectionStart));
        }}
      />
      <MentionList {...{ list, offered: isOpen ? offered : [], chosen: typing?.chosen ?? 0, insert }} />
    </div>
  );
}

function take(event: KeyboardEvent, act: () => void) {
  event.preventDefault();
  act();
}

type ListProps = {
  list: string;
  offered: readonly Mentionable[];
  chosen: number;
  insert: (member: Mentionable) => void;
};

function MentionList({ list, offered, chosen, insert }: ListProps) {
  return (
    <div
      id={list}
      role="listbox"
      aria-label="Members"
      className="absolute z-20 mt-1 w-72 rounded-md border border-border bg-popover p-1 text-sm shadow-sm empty:hidden"
    >
      {offered.map((member, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text; arrows move the choice
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter do it in the text
        <div
          key={member.id}
          id={`${list} ${index}`}
          role="option"
          aria-selected={index === chosen}
          className="cursor-pointer rounded-sm px-2 py-1 aria-selected:bg-accent"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => insert(member)}
        >
          {member.name || member.email} <span className="text-muted-foreground text-xs">{member.email}</span>
        </div>
      ))}
    </div>
  );
}

/** The mention that ends at the caret, where one is begun. */
function typingAt(text: string, caret: number): Typing | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start === -1 || caret - start > 40) return null;
  if (start > 0 && /[\p{L}\p{N}_]/u.test(text[start - 1]!)) return null;
  return /\n/.test(text.slice(start, caret)) ? null : { start, end: caret, chosen: 0 };
}
