import { z } from 'zod';

/** What a run of the kind "restore" is given: a version to restore, or a restore to take back. */
export const RestoreParameters = z.union([z.object({ version: z.uuid() }), z.object({ undo: z.uuid() })]);
export type RestoreParameters = z.infer<typeof RestoreParameters>;
