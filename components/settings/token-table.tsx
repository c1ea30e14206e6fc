'use client';

import { KeyRoundIcon } from 'lucide-react';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

type Token = {
  id: string;
  name: string;
  prefix: string;
  readOnly: boolean;
  expired: boolean;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

/** Tokens by name and first characters: the rest is not kept. */
export function TokenTable({
  tokens,
  revoke,
}: {
  tokens: readonly Token[];
  revoke: (id: string) => Promise<ActionResult<unknown>>;
}) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon={<KeyRoundIcon />} title="No token yet" className="rounded-lg border border-border">
        A script or another program needs one to use the API.
      </EmptyState>
    );
  }
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead className="w-32">Begins with</TableHead>
          <TableHead className="w-36">May</TableHead>
          <TableHead className="w-36">Last used</TableHead>
          <TableHead className="w-36">Ends</TableHead>
          <TableHead className="w-24">
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} revoke={() => revoke(token.id)} />
        ))}
      </TableBody>
    </Table>
  );
}

function TokenRow({ token, revoke }: { token: Token; revoke: () => Promise<ActionResult<unknown>> }) {
  return (
    <TableRow>
      <TableCell className="min-w-40 font-medium">{token.name}</TableCell>
      <TableCell>
        <code className="font-mono text-muted-foreground text-xs">{token.prefix}…</code>
      </TableCell>
      <TableCell className="whitespace-nowrap">{token.readOnly ? 'read' : 'read and write'}</TableCell>
      <TableCell className="text-muted-foreground">
        {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : 'never'}
      </TableCell>
      <TableCell className="text-muted-foreground">
        {token.expired ? <Badge variant="warning">expired</Badge> : <RelativeTime at={token.expiresAt} />}
      </TableCell>
      <TableCell className="text-right">
        <ConfirmButton
          variant="ghost"
          size="sm"
          title={`Revoke the token “${token.name}”`}
          description="Whatever uses it stops working at once. This cannot be undone; make a new token instead."
          confirm="Revoke"
          action={revoke}
        >
          Revoke
        </ConfirmButton>
      </TableCell>
    </TableRow>
  );
}
