import { TriangleAlertIcon } from 'lucide-react';
import { CopyButton } from '#components/layout/copy-button.tsx';

type Props = {
  markdown: string;
  plots: readonly { path: string; alt: string }[];
  warnings: readonly string[];
  /** The address of a file of the version. */
  href: (path: string) => string;
};

/** The dataset card: where licences conflict, its pictures, and its text as the Hub gets it. */
export function CardView({ markdown, plots, warnings, href }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {warnings.length > 0 && (
        <ul className="flex max-w-[75ch] flex-col gap-2 text-sm">
          {warnings.map((one) => (
            <li key={one} className="flex gap-2">
              <TriangleAlertIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
              <span>{one}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={markdown}>Copy the card</CopyButton>
        <a href={href('README.md')} className="text-primary text-sm hover:underline" download>
          Download README.md
        </a>
      </div>
      <div className="grid gap-4 xl:grid-cols-2">
        {plots.map(({ path, alt }) => (
          // biome-ignore lint/performance/noImgElement: a small vector picture of this studio needs no optimizer
          <img
            key={path}
            src={href(path)}
            alt={alt}
            className="h-auto w-full rounded-lg border border-border bg-white"
          />
        ))}
      </div>
      <pre className="max-h-[40rem] overflow-auto whitespace-pre-wrap break-words rounded-lg border border-border bg-card p-4 font-mono text-xs">
        {markdown}
      </pre>
    </div>
  );
}
