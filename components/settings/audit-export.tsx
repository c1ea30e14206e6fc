import { DownloadIcon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';

type Choice = { project?: string; text?: string; actor?: string };

/** Takes all events that the filter admits away as JSONL; without a project, those of the installation. */
export function AuditExport({ choice }: { choice: Choice }) {
  const { project, ...rest } = choice;
  const given = Object.entries({ ...(project ? { project } : {}), ...rest }).filter(([, value]) => value);
  const place = project ? '/api/v1/audit/export' : '/api/v1/audit/installation/export';
  return (
    <Button asChild size="sm" variant="outline">
      <a href={`${place}?${new URLSearchParams(given as [string, string][])}`} download>
        <DownloadIcon /> Export
      </a>
    </Button>
  );
}
