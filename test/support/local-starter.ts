import { openLocal } from '#lib/compute/local/open-local.ts';
import { standIn } from './stand-in-trainer.ts';

// Starts a run in a process of its own, so that a test can kill that process.
const [root = '', tag = ''] = process.argv.slice(2);
const target = openLocal({ root, cores: 2, gpus: [], slots: 1, python: null, packages: [] });
console.log(await target.start(standIn(tag)));
setInterval(() => {}, 1 << 30);
