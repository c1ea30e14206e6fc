/** The stages of Corollary, in order. Navigation, the funnel, the docs and the architecture test read this list. */
export const stages = [
  { id: 'seeds', title: 'Seeds', purpose: 'The problems everything grows from.' },
  { id: 'generate', title: 'Generate', purpose: 'Methods turn seeds into variants, in batches.' },
  { id: 'check', title: 'Check', purpose: 'Rules look at every variant and say why one fails.' },
  { id: 'review', title: 'Review', purpose: 'People accept, reject or edit.' },
  { id: 'versions', title: 'Versions', purpose: 'Accepted variants, frozen under a name and a hash.' },
  { id: 'train', title: 'Train', purpose: 'Fine-tune a model on a version.' },
  { id: 'evaluate', title: 'Evaluate', purpose: 'Measure what a model learned.' },
] as const;

export type StageId = (typeof stages)[number]['id'];
