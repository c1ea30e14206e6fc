import '#app/globals.css';
import { createRoot } from 'react-dom/client';
import type { ReviewItem } from '#components/review/review-item.ts';
import type { Desk } from '#components/review/use-decisions.ts';
import { VariantEditor } from '#components/review/variant-editor.tsx';

const sentence = (n: number) =>
  `Since $x_{${n}}^2 + ${n}x = \\frac{${n + 1}}{${n + 2}}$, we add \\(\\sqrt{${n}}\\) to both sides and find $y = ${n} \\cdot ${n + 3}$. `;
const paragraph = (n: number) =>
  `${sentence(n)}${sentence(n + 1)}\n\n\\[ z_{${n}} = \\sum_{k=1}^{${n}} k^2 \\]\n\n`;
const end = 'So the total is $\\boxed{72}$.';

/** About 2,000 characters with 60 formulas. */
let solution = '';
for (let n = 1; solution.length < 2000 - end.length; n += 2) solution += paragraph(n);

const nobody = { status: 'pending', checkState: 'passed', groundTruth: '' } as const;
const item: ReviewItem = {
  variant: {
    ...{
      id: 'v',
      seq: 1,
      hop: 0,
      method: 'answer-augmentation',
      subject: null,
      level: null,
      revision: 1,
      ...nobody,
    },
    ...{
      problem: 'How many pens are there, if each of $48$ boxes costs $5?',
      solution: solution + end,
      answer: '72',
    },
  },
  seed: {
    id: 's',
    problem: '',
    solution: null,
    answer: null,
    subject: null,
    level: null,
    rowNumber: 1,
    source: '',
  },
  ...{ batch: null, answer: { known: null, isOutdated: false, engine: null, override: null } },
  ...{ checks: [], revisions: [], decisions: [], overrides: [], steps: [], stepLabels: [], comments: [] },
  ...{ lookAlikes: [], blind: false, you: null },
  origin: { method: 'Answer augmentation', model: null, templates: [], ancestors: [] },
};

const nothing = () => undefined;
const desk: Desk = {
  ...{ mode: 'edit', setMode: nothing, error: null, busy: false, accept: nothing, reject: nothing },
  ...{ override: nothing, withdraw: nothing, undo: nothing, save: nothing, restore: nothing },
  ...{ skip: null, did: () => 0 },
};

createRoot(document.getElementById('root')!).render(<VariantEditor item={item} desk={desk} />);
