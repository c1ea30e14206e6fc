import { NotFoundView } from '#components/layout/not-found-view.tsx';

export default function NotFound() {
  return (
    <main>
      <NotFoundView href="/" back="To the start" />
    </main>
  );
}
