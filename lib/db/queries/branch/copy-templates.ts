import type { Tx } from '../../client.ts';

// A team's own prompts, each in every version.
export async function copyTemplates(tx: Tx, from: string, to: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO prompt_templates (id, project_id, method, name, version, messages, hash, note, created_by_id, created_at)
    SELECT gen_random_uuid(), ${to}::uuid, method, name, version, messages, hash, note, created_by_id, created_at
    FROM prompt_templates WHERE project_id = ${from}::uuid`;
}
