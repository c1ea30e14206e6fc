import { CopyButton } from '#components/layout/copy-button.tsx';

/** The beginning of a hash (SHA-256, hex), with the whole of it on hover and to copy. */
export function HashValue({ hash, label = 'Copy the hash' }: { hash: string; label?: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code className="font-mono text-xs" title={hash}>
        {hash.slice(0, 12)}…
      </code>
      <CopyButton text={hash} label={label} />
    </span>
  );
}
