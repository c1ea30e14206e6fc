import { type CapCounts, countBeyondCaps } from '#lib/db/queries/duplicates/count-beyond-caps.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { CapChoice } from '#lib/domain/check/duplicates.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { projectVerb } from '../verb.ts';
import { capsOf } from './caps-of.ts';

const longest = 60_000;

export const previewCaps = projectVerb(
  {
    name: 'duplicates.preview-caps',
    summary: 'Counts the variants that caps per seed and per skeleton leave no place for.',
    kind: 'query',
    capability: 'read',
    input: CapChoice,
  },
  async (ctx, asked) => {
    const caps = await capsOf(ctx.db, ctx.project.id, asked);
    const rows = await withTimeLimit(ctx.db, longest, (run) =>
      run.rows<CapCounts>(countBeyondCaps(ctx.project.id, caps)),
    );
    const counts = rows?.[0];
    if (!counts)
      throw new StudioError(
        'PRECONDITION',
        'Counting took longer than a minute. Try again when less is running.',
      );
    return { caps, ...counts, rejected: counts.bySeed + counts.bySkeleton };
  },
);
