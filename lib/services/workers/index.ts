export { beat, beatMs, signOff, type WorkerIdentity, type WorkerPool } from './beat.ts';
export { buryDead } from './bury-dead.ts';
