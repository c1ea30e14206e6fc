import { redirect } from 'next/navigation';

/** One variant on the desk, as searches and old links name it. */
export default async function VariantOnDesk({
  params,
}: {
  params: Promise<{ project: string; id: string }>;
}) {
  const { project, id } = await params;
  redirect(`/${project}/review?item=${encodeURIComponent(id)}`);
}
