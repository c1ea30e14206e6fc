export { beat, beatMs, signOff, type WorkerIdentity } from './beat.ts';
export { buryDead } from './bury-dead.ts';
