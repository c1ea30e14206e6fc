import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

type Props = { isOpen: boolean; busy: boolean; keepOne: () => void; keepAll: () => void; undo: () => void };

/** What can be decided about a cluster. */
export function ClusterFooter({ isOpen, busy, keepOne, keepAll, undo }: Props) {
  return (
    <div className="-mx-4 md:-mx-6 sticky -bottom-4 flex flex-wrap items-center gap-2 border-border border-t bg-background px-4 py-3 md:px-6">
      {isOpen && (
        <>
          <Button onClick={keepOne} disabled={busy}>
            Keep the chosen one <Kbd>↵</Kbd>
          </Button>
          <Button variant="outline" onClick={keepAll} disabled={busy}>
            Keep all <Kbd>A</Kbd>
          </Button>
        </>
      )}
      <Button variant="ghost" onClick={undo} disabled={busy}>
        {isOpen ? 'Undo my last' : 'Undo'} <Kbd>U</Kbd>
      </Button>
    </div>
  );
}
