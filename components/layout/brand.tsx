/** The mark: a statement and what follows from it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={className ?? 'size-5'} fill="none">
      <rect width="20" height="20" rx="5" className="fill-primary" />
      <path
        d="M6 5.5v9M6 10h5.5M9.6 6.6 13.8 10l-4.2 3.4"
        className="stroke-primary-foreground"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
