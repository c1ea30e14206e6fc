'use client';

import { useEffect, useState } from 'react';
import type { Mentionable } from '#lib/domain/comments/mentions.ts';
import { rest } from './rest.ts';

type Member = { userId: string; name: string; email: string; active: boolean };

const known = new Map<string, Promise<Mentionable[]>>();

/** The members of a project who can be mentioned; none until they are loaded. */
export function useMembers(project: string): readonly Mentionable[] {
  const [members, setMembers] = useState<readonly Mentionable[]>([]);
  useEffect(() => {
    let current = true;
    const asked = known.get(project) ?? load(project);
    known.set(project, asked);
    void asked.then((found) => current && setMembers(found));
    return () => {
      current = false;
    };
  }, [project]);
  return members;
}

async function load(project: string): Promise<Mentionable[]> {
  const result = await rest<Member[]>('GET', '/members', { project });
  if (!result.ok) {
    known.delete(project);
    return [];
  }
  const active = result.value.filter((one) => one.active);
  return active.map(({ userId: id, name, email }) => ({ id, name, email }));
}
