import { Button } from '#components/ui/button.tsx';
import type { ArchivedReason } from '#lib/domain/review/reasons.ts';

/** Reasons that are no longer offered; old decisions name them. */
export function ArchivedReasons({
  archived,
  onBack,
}: {
  archived: readonly ArchivedReason[];
  onBack: ((reason: ArchivedReason) => void) | null;
}) {
  if (archived.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-muted-foreground text-sm">Archived</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {archived.map((reason) => (
          <li key={reason.id} className="flex items-center gap-3">
            <span className="min-w-0 truncate text-muted-foreground">{reason.title}</span>
            {onBack && (
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Offer ${reason.title} again`}
                onClick={() => onBack(reason)}
              >
                Offer again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
