import { methods } from '#lib/domain/generate/methods/index.ts';
import type { DashboardData, RatedValue } from './dashboard-types.ts';
import { ShareTable } from './share-table.tsx';

/** Which methods, templates, subjects and levels people accept. */
export function Acceptance({ acceptance, home }: { acceptance: DashboardData['acceptance']; home: string }) {
  const { method, template, subject, level } = acceptance;
  const list = (name: string, value: string | null) =>
    value === null
      ? undefined
      : `${home}/generate/variants?${new URLSearchParams({ [name]: value, status: 'reviewed' })}`;
  const rowsOf = (name: string, values: readonly RatedValue[], label: (value: string | null) => string) =>
    values.map(({ value, rate }) => ({
      ...{ key: value ?? '', label: label(value), rate },
      href: list(name, value),
    }));
  return (
    <div className="grid items-start gap-8 xl:grid-cols-2 xl:gap-x-10">
      <div className="flex min-w-0 flex-col gap-8">
        <ShareTable title="Method" rows={rowsOf('method', method, methodTitle)} />
        {template.length > 0 && (
          <ShareTable
            title="Template"
            rows={template.map((one) => ({
              key: `${one.method} ${one.templates}`,
              ...{ label: one.methodTitle, note: one.templates, rate: one.rate },
            }))}
          />
        )}
        <ShareTable
          title="Level"
          rows={rowsOf('level', level, (value) => (value === null ? 'no level' : `level ${value}`))}
        />
      </div>
      <ShareTable title="Subject" rows={rowsOf('subject', subject, (value) => value ?? 'no subject')} />
    </div>
  );
}

const methodTitle = (id: string | null) => methods.find((one) => one.id === id)?.title ?? id ?? 'no method';
