import type { TexFault } from '#lib/math/text/tex-errors.ts';

interface TexFaultViewProps {
  source: string;
  fault: TexFault;
  display?: boolean;
}

/** A formula that could not be typeset: its source, a caret and a mark where the parser stopped, its message. */
export function TexFaultView({ source, fault, display = false }: TexFaultViewProps) {
  const { message } = fault;
  const place = fault.position === null ? '' : ` (character ${fault.position + 1})`;
  const Box = display ? 'div' : 'span';
  return (
    <Box className={display ? 'math-fault math-fault-display' : 'math-fault'} title={`${message}${place}`}>
      <code className="math-fault-source">
        <MarkedSource source={source} fault={fault} />
      </code>{' '}
      <span className="math-fault-message">
        <span aria-hidden="true">⚠ </span>
        {message}
      </span>
    </Box>
  );
}

function MarkedSource({ source, fault: { position, length } }: { source: string; fault: TexFault }) {
  if (position === null) return source;
  const end = position + Math.max(1, length ?? 1);
  return (
    <>
      {source.slice(0, position)}
      <mark className="math-fault-mark">{source.slice(position, end) || '\u00a0'}</mark>
      {source.slice(end)}
    </>
  );
}
