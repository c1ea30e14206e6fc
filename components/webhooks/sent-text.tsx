import { formatNumber } from '#components/layout/format.ts';
import type { SentResult } from './webhook-types.ts';

/** What came back of a message that somebody sent by hand. */
export function SentText({ result }: { result: SentResult }) {
  const wrong = result.ok ? result.value.error : result.error.message;
  if (!result.ok || wrong !== null) {
    return (
      <p role="alert" className="max-w-xl text-danger text-sm">
        {wrong}
      </p>
    );
  }
  return (
    <p role="status" className="text-sm text-success">
      It answered {result.value.status} in {formatNumber(result.value.tookMs)} ms.
    </p>
  );
}
