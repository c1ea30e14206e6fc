import * as account from './account/index.ts';
import * as auditTrail from './audit-trail/index.ts';
import * as audits from './audits/index.ts';
import * as benchmarks from './benchmarks/index.ts';
import * as check from './check/index.ts';
import * as comments from './comments/index.ts';
import * as contamination from './contamination/index.ts';
import * as corpus from './corpus/index.ts';
import * as duplicates from './duplicates/index.ts';
import * as evaluate from './evaluate/index.ts';
import * as generate from './generate/index.ts';
import * as members from './members/index.ts';
import * as models from './models/index.ts';
import * as presence from './presence/index.ts';
import * as projects from './projects/index.ts';
import * as queues from './queues/index.ts';
import * as review from './review/index.ts';
import * as seeds from './seeds/index.ts';
import * as servers from './servers/index.ts';
import * as settings from './settings/index.ts';
import * as studies from './studies/index.ts';
import * as targets from './targets/index.ts';
import * as tokens from './tokens/index.ts';
import * as train from './train/index.ts';
import { type Verb, verbsOf } from './verb.ts';
import * as versions from './versions/index.ts';
import * as views from './views/index.ts';
import * as webhooks from './webhooks/index.ts';

const nouns = [
  account,
  projects,
  members,
  tokens,
  seeds,
  generate,
  models,
  check,
  corpus,
  duplicates,
  benchmarks,
  comments,
  presence,
  contamination,
  review,
  audits,
  queues,
  versions,
  targets,
  train,
  evaluate,
  studies,
  views,
  auditTrail,
  servers,
  settings,
  webhooks,
];

/** Every service verb: the command line, the OpenAPI document and the access test read this list. */
export const verbs: readonly Verb<never, unknown>[] = nouns.flatMap(verbsOf);
