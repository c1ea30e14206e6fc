import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/**
 * A plain table that scrolls sideways in its own box. For lists with filters and pages use DataTable.
 * `scrolls` names its box where nothing in it takes the focus: keys have to scroll it then.
 */
export function Table({ className, scrolls, ...props }: ComponentProps<'table'> & { scrolls?: string }) {
  return (
    <div
      data-slot="table-box"
      {...(scrolls && { role: 'region', 'aria-label': scrolls, tabIndex: 0 })}
      className="relative w-full overflow-x-auto rounded-lg border border-border bg-card"
    >
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('border-border border-b bg-muted', className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y divide-border', className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('data-[state=selected]:bg-primary-soft', className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 whitespace-nowrap px-3 text-left font-medium text-muted-foreground text-xs data-[align=right]:text-right',
        className,
      )}
      {...props}
    />
  );
}

type Heads = {
  texts: readonly string[];
  numbers?: readonly string[];
  /** Texts behind the numbers. */
  rest?: readonly string[];
  /** What the buttons in the last column do: only read aloud. */
  acts?: string;
};

/** The names of a table's columns; those of numbers stand right. */
export function TableHeads({ texts, numbers = [], rest = [], acts }: Heads) {
  const text = (name: string) => <TableHead key={name}>{name}</TableHead>;
  return (
    <TableHeader>
      <TableRow>
        {texts.map(text)}
        {numbers.map((name) => (
          <TableHead key={name} data-align="right">
            {name}
          </TableHead>
        ))}
        {rest.map(text)}
        {acts && (
          <TableHead>
            <span className="sr-only">{acts}</span>
          </TableHead>
        )}
      </TableRow>
    </TableHeader>
  );
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      className={cn(
        'h-10 px-3 py-2 data-[align=right]:text-right data-[align=right]:tabular-nums',
        className,
      )}
      {...props}
    />
  );
}
