import { reasons } from '#lib/domain/review/reasons.ts';

/** A reason's title; its id where the project has a reason of its own. */
export const reasonTitle = (id: string): string => reasons.find((reason) => reason.id === id)?.title ?? id;
