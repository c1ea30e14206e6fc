export type {
  PerturbChange,
  PerturbOptions,
  PerturbOutcome,
  PerturbParent,
  PerturbRefusal,
} from './outcome.ts';
export { perturbNumbers } from './perturb.ts';
