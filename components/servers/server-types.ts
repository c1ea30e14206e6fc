import type { ActionResult } from '#components/form/action-result.ts';
import type { ServerState } from '#lib/domain/servers/states.ts';

/** A server of a model as lists show it. */
export type ServerRow = {
  id: string;
  number: number;
  name: string;
  state: ServerState;
  reason: string | null;
  unknownSince: Date | null;
  targetName: string;
  address: string | null;
  checkpoint: string | null;
  model: string;
  run: { number: number; name: string; leg: number } | null;
  startedBy: string;
  createdAt: Date;
  readyAt: Date | null;
  endedAt: Date | null;
};

export type StartFolder = (asked: {
  folder: string;
  target: string;
  name: string;
}) => Promise<ActionResult<unknown>>;
