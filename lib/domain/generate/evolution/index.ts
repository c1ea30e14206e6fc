export { type Elimination, type EliminationLimits, type EliminationReason, eliminate } from './eliminate.ts';
