import type { ComputeTarget } from '#lib/db/generated/client.ts';
import { invalid } from '#lib/domain/errors.ts';
import { planSweep } from '#lib/domain/train/plan-sweep.ts';
import { RunRequest, type SweepRequest } from '#lib/domain/train/schema.ts';
import type { ProjectCtx } from '../../context.ts';
import { newIdOf, refuseRequest } from '../store-run.ts';
import { costOfLegs } from './costs.ts';
import { legsOf, type PlannedLeg } from './legs-of.ts';

export type SweepRun = { request: RunRequest; legs: PlannedLeg[] };

/** Cells of a matrix at most. */
const most = 400;

/** Every run of a sweep, in the order in which they are to begin. Throws INVALID where the matrix is too large or doubled. */
export async function runsOfSweep(
  ctx: ProjectCtx,
  target: ComputeTarget,
  request: SweepRequest,
): Promise<SweepRun[]> {
  const { versions, bases, seeds, ...shared } = request;
  refuseDoubled(request);
  if (versions.length * bases.length * seeds.length > most) {
    throw invalid(`versions: A sweep has at most ${most} runs. Take fewer versions, bases or seeds.`);
  }
  const requestOf = (version: string, base: string, seed: number): RunRequest =>
    RunRequest.parse({ ...shared, name: '', version, base, seed });
  const firsts = await Promise.all(
    versions.map((version) => legsOf(ctx, requestOf(version, bases[0]!, seeds[0]!), newIdOf(ctx))),
  );
  const cells = planSweep({
    ...{ rows: firsts.map(([leg]) => leg?.rows ?? 0), bases: bases.length, seeds: seeds.length },
  });
  const runs: SweepRun[] = [];
  for (const { version, base, seed } of cells) {
    const one = requestOf(versions[version]!, bases[base]!, seeds[seed]!);
    refuseRequest(target, one);
    runs.push({ request: one, legs: await legsOf(ctx, one, newIdOf(ctx)) });
  }
  return runs;
}

function refuseDoubled({ versions, bases, seeds }: SweepRequest): void {
  for (const [field, list] of Object.entries({ versions, bases, seeds })) {
    if (new Set<unknown>(list).size < list.length) throw invalid(`${field}: Name each of them once.`);
  }
}

/** What each run amounts to, in the order of the runs. */
export const costsOfSweep = (ctx: ProjectCtx, target: ComputeTarget, runs: readonly SweepRun[]) =>
  Promise.all(runs.map(({ request, legs }) => costOfLegs(ctx, legs, target, request.speed)));
