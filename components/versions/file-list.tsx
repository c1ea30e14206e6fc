import { DownloadIcon } from 'lucide-react';
import { NumberValue } from '#components/layout/number-value.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { HashValue } from './hash-value.tsx';

export type VersionFile = {
  format: string;
  title: string;
  description: string;
  file: { sha256: string; bytes: number } | null;
};

/** The files of a version: one for each format, always the same bytes. `href` is where a format is downloaded. */
export function FileList({
  files,
  href,
}: {
  files: readonly VersionFile[];
  href: (format: string) => string;
}) {
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-card">
      {files.map(({ format, title, description, file }) => (
        <li key={format} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm">
          <div className="flex min-w-48 flex-1 flex-col">
            <span className="font-medium">{title}</span>
            <span className="text-pretty text-muted-foreground text-xs">{description}</span>
          </div>
          {file ? <HashValue hash={file.sha256} label="Copy the file’s SHA-256" /> : <Unmeasured />}
          <NumberValue value={file?.bytes} as="bytes" className="min-w-16 text-right" />
          <a
            href={href(format)}
            download
            aria-label={`Download as ${title}`}
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
          >
            <DownloadIcon /> Download
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A format that came after this version was frozen. */
function Unmeasured() {
  return <span className="text-muted-foreground text-xs">newer than this version</span>;
}
