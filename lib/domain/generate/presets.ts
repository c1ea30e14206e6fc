import { z } from 'zod';
import { Id } from '../ids.ts';
import { ArmPlan, LegPlan, Plan } from './plan.ts';

/** What every preset can be told; a number left out has the preset's own default. */
export const PresetInput = z.object({
  model: Id.optional().describe('The model that every method of the plan asks'),
  samples: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Requests for each problem in each leg'),
  coreSet: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .optional()
    .describe('Variants that the core-set selection takes into the second round'),
  solveRate: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Seeds that models solve at most so often count as hard, whatever their level'),
});
export type PresetInput = z.infer<typeof PresetInput>;

/** A plan that follows a published recipe, ready to be changed. */
export type Preset = {
  id: string;
  title: string;
  /** One or two sentences: what it makes, after which paper, and what the paper leaves open. */
  description: string;
  asksModel: boolean;
  plan: (input: PresetInput) => Plan;
};

const arm = (method: string, share: number, model: string | undefined, more: object = {}) =>
  ArmPlan.parse({ method, share, model, ...more });

/** Answer augmentation, rephrasing and the two backward methods, in equal parts of `share`. */
const metaMath = (share: number, model?: string) =>
  ['answer-augmentation', 'rephrase', 'self-verification', 'fobar'].map((method) =>
    arm(method, share / 4, model),
  );

/**
 * Skywork-Math (Zeng et al. 2024, arXiv 2407.08348, sections 3.1 and 3.2): seeds, a first synthesis, a core-set of it, a
 * second synthesis, then the hard seeds. The paper names Evol-Instruct the major part and keeps the four methods of the
 * MetaMath family balanced; it states no shares, so these are ours: 50, 25 and 25 in a hundred.
 */
const skywork: Preset = {
  id: 'skywork',
  title: 'Skywork two stages',
  description:
    'Seeds, a first synthesis, a core-set of it, a second synthesis on that; then Level 4–5 and what models seldom ' +
    'solve. The paper states neither shares nor the size of the core-set: those here are a start.',
  asksModel: true,
  plan: ({ model, samples = 2, coreSet = 300, solveRate }) => {
    const mix = [
      arm('evol-instruct', 50, model, { parameters: { hops: 2 } }),
      ...metaMath(25, model),
      arm('xwin', 25, model),
    ];
    const leg = (title: string, stage: number, source: object, select: object = { kind: 'all' }) =>
      LegPlan.parse({ title, stage, source, select, samples, mix });
    return Plan.parse({
      name: 'Skywork two stages',
      legs: [
        leg('Seeds to first synthesis', 1, { from: 'seeds' }),
        leg(
          'Core-set to second synthesis',
          1,
          { from: 'legs', legs: [0], checks: 'not-failed' },
          { kind: 'core-set', count: coreSet },
        ),
        leg('Hard problems', 2, { from: 'seeds', filter: { levels: [4, 5], maxSolveRate: solveRate } }),
      ],
    });
  },
};

/** MetaMathQA (Yu et al. 2023, arXiv 2309.12284, table 1): the shares that it has on MATH, 75 : 50 : 15 : 15 thousand. */
const metaMathQa: Preset = {
  id: 'metamath',
  title: 'MetaMathQA',
  description: 'The four methods of MetaMath over the seeds, in the shares that MetaMathQA has on MATH.',
  asksModel: true,
  plan: ({ model, samples = 4 }) =>
    Plan.parse({
      name: 'MetaMathQA',
      legs: [
        LegPlan.parse({
          title: 'Seeds to MetaMathQA',
          source: { from: 'seeds' },
          samples,
          mix: [
            arm('answer-augmentation', 75, model),
            arm('rephrase', 50, model),
            arm('self-verification', 15, model),
            arm('fobar', 15, model),
          ],
        }),
      ],
    }),
};

/** Xwin-Math (Li et al. 2024, arXiv 2403.04706): new problems, each verified before it is solved. */
const xwin: Preset = {
  id: 'xwin',
  title: 'Xwin-Math',
  description: 'A new problem after each seed, verified and mended by the model before it is solved.',
  asksModel: true,
  plan: ({ model, samples = 4 }) =>
    Plan.parse({
      name: 'Xwin-Math',
      legs: [
        LegPlan.parse({
          title: 'Seeds to new problems',
          source: { from: 'seeds' },
          samples,
          mix: [arm('xwin', 1, model, { temperature: 1 })],
        }),
      ],
    }),
};

/** GSM-Symbolic's idea (Mirzadeh et al. 2024, arXiv 2410.05229) without templates made by hand. */
const numbers: Preset = {
  id: 'numbers',
  title: 'New numbers only',
  description:
    'Seeds solved by calculation with other numbers, every step recomputed. Needs no model and costs nothing.',
  asksModel: false,
  plan: ({ samples = 4 }) =>
    Plan.parse({
      name: 'New numbers',
      legs: [
        LegPlan.parse({
          title: 'Seeds to new numbers',
          source: { from: 'seeds', filter: { onlyWithSolution: true } },
          samples,
          mix: [arm('perturb-numbers', 1, undefined)],
        }),
      ],
    }),
};

/** Every preset, in the order of the lists. */
export const presets: readonly Preset[] = [skywork, metaMathQa, xwin, numbers];
