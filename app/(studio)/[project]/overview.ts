import { cache } from 'react';
import { query } from '#lib/http/action.ts';
import { getOverview } from '#lib/services/projects/index.ts';

/** The counts of a project: the navigation and the overview ask for them once in a request. */
export const overviewOf = cache((project: string) => query(getOverview, { project }));
