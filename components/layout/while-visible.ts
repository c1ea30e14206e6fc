/** Opens when the page is to be seen and closes when it is hidden; the result ends both. */
export function whileVisible(open: () => () => void): () => void {
  let close: (() => void) | null = null;
  const follow = () => {
    const seen = document.visibilityState === 'visible';
    if (seen) close ??= open();
    else {
      close?.();
      close = null;
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close?.();
  };
}
