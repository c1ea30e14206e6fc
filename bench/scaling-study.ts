/**
 * A whole study of data scaling, made with the studio itself: seeds, variants by perturb-numbers, a benchmark with its
 * decontamination, nested versions, a sweep with the real trainer, every model served, evaluated and graded, laws fitted;
 * then what the next doubling really brings. About an hour of processor time; docs/guide/scaling-study.md tells of one.
 *
 *   npm run bench -- scaling-study --out FOLDER [--sizes 300,600,…] [--doubling 8000] [--seeds 1,2] [--epochs 5]
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeData } from './scaling-study/data.ts';
import { evaluateSweep } from './scaling-study/evaluate.ts';
import { openStudy } from './scaling-study/open.ts';
import { tellStudy } from './scaling-study/tell.ts';
import { trainSweep } from './scaling-study/train.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    sizes: { type: 'string', default: '300,600,1000,1600,2500,4000' },
    doubling: { type: 'string', default: '8000' },
    seeds: { type: 'string', default: '1,2' },
    epochs: { type: 'string', default: '5' },
    slots: { type: 'string', default: '2' },
  },
});
if (!values.out) throw new Error('Say where its results go: --out FOLDER');

const numbers = (text: string) => text.split(',').map(Number);
const asked = {
  out: path.resolve(values.out),
  sizes: numbers(values.sizes),
  doubling: Number(values.doubling),
  seeds: numbers(values.seeds),
  epochs: Number(values.epochs),
  slots: Number(values.slots),
};

const place = await openStudy(path.resolve(import.meta.dirname, '..'), asked);
try {
  const data = await makeData(place, asked);
  const first = await trainSweep(place, { ...asked, name: 'sizes', versions: data.nested });
  await evaluateSweep(place, { sweep: first, benchmark: data.benchmark });
  await tellStudy(place, { name: 'before the doubling', sweep: first });
  const second = await trainSweep(place, { ...asked, name: 'the doubling', versions: [data.whole] });
  await evaluateSweep(place, { sweep: second, benchmark: data.benchmark });
  await tellStudy(place, { name: 'with the doubling', sweep: first, and: second });
} finally {
  await place.close();
}
