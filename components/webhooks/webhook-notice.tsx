import Link from 'next/link';
import { Notice } from '#components/account/notice.tsx';

type Off = { id: string; url: string; enabled: boolean; disabledReason: string | null };

/** Says of each webhook that the studio turned off why, to those who can turn it on again. */
export function WebhookNotice({ webhooks, home }: { webhooks: readonly Off[]; home: string }) {
  const off = webhooks.filter(({ enabled, disabledReason }) => !enabled && disabledReason !== null);
  if (off.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {off.map(({ id, url, disabledReason }) => (
        <Notice key={id}>
          The webhook to <span className="break-all">{new URL(url).host}</span> was turned off.{' '}
          {disabledReason}{' '}
          <Link href={`${home}/settings/webhooks`} className="underline underline-offset-2">
            Look at it
          </Link>
        </Notice>
      ))}
    </div>
  );
}
