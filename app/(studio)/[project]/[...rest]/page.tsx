import { notFound } from 'next/navigation';

/** Any other address of a project: the not-found page, inside the studio's frame. */
export default function UnknownPage() {
  notFound();
}
