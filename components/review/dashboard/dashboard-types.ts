import type { Forecast } from '#lib/domain/review/dashboard/forecast.ts';
import type { Rate, Times } from '#lib/domain/review/dashboard/schema.ts';

export type { Forecast, Rate, Times };

export type DashboardPerson = {
  person: string;
  name: string;
  decisions: number;
  acceptance: Rate | null;
  times: Times | null;
  perHour: number | null;
  slots: readonly number[];
};

export type RatedValue = { value: string | null; rate: Rate };
export type RatedTemplate = { method: string; methodTitle: string; templates: string; rate: Rate };

export type DashboardData = {
  days: number;
  unit: 'hour' | 'day';
  total: { decisions: number; acceptance: Rate | null; times: Times | null };
  bulk: { acts: number; variants: number };
  slots: readonly { slot: string; decisions: number; people: number }[];
  people: readonly DashboardPerson[];
  timeBars: readonly { label: string; count: number }[];
  acceptance: {
    method: readonly RatedValue[];
    template: readonly RatedTemplate[];
    subject: readonly RatedValue[];
    level: readonly RatedValue[];
  };
  reasons: readonly { reason: string; title: string; count: number }[];
  left: Forecast;
  rateDays: number;
};
