/** A moment, as a Date on the server and as text once it came through REST. */
type Moment = Date | string;

/** How a variant was made. */
export type ItemOrigin = {
  /** The method's title. */
  method: string;
  model: string | null;
  templates: { name: string; origin: 'built-in' | 'project'; version: number }[];
  /** The variants between it and its seed, the nearest first. */
  ancestors: { id: string; seq: number; method: string; hop: number; problem: string }[];
};

/** Where one person says that the solution first goes wrong; step 0: nowhere. */
export type StepLabelMark = {
  id: string;
  revision: number;
  step: number;
  actorId: string | null;
  actorLabel: string;
  at: Moment;
};

export type CommentMark = {
  id: string;
  revision: number;
  body: string;
  authorId: string | null;
  authorLabel: string;
  at: Moment;
  editedAt: Moment | null;
  deletedAt: Moment | null;
  resolvedAt: Moment | null;
  resolvedLabel: string | null;
  /** The members it mentions. */
  mentions: string[];
};
