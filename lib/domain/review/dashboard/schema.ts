import { z } from 'zod';

export const dashboardDays = [1, 7, 30, 90] as const;

/** The time that a dashboard looks back over. */
export const DashboardPeriod = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .describe('How many days back, today included; 1 counts by the hour, more by the day (UTC)'),
});
export type DashboardPeriod = z.infer<typeof DashboardPeriod>;

/** A share with its Wilson interval at 95 %. */
export type Rate = { value: number; low: number; high: number; successes: number; trials: number };

/** Seconds: quartiles and the 90th percentile of what is known. */
export type Times = { count: number; q1: number; median: number; q3: number; p90: number };
