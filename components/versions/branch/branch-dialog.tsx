'use client';

import { GitBranchIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount } from '#components/layout/format.ts';
import { ProjectFields } from '#components/projects/project-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { NewProject } from '#lib/domain/projects/schema.ts';

type Props = {
  version: { name: string; rowCount: number };
  branch: (input: NewProject) => Promise<ActionResult<{ slug: string }>>;
};

/** Makes a project that begins with a version. */
export function BranchDialog(props: Props) {
  const button = (
    <Button variant="outline">
      <GitBranchIcon aria-hidden="true" /> Branch
    </Button>
  );
  return <ButtonDialog button={button}>{(close) => <BranchForm {...props} close={close} />}</ButtonDialog>;
}

function BranchForm({ version, branch, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: NewProject,
    initial: { name: '', slug: '', description: '' },
    action: branch,
    onDone: () => {
      close();
      toast.success('The branch is being made. It appears on this page.');
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      title={`Branch from ${version.name}`}
      description={`A new project that begins with its ${formatCount(version.rowCount, 'row')} as accepted variants under their seeds, with method, model, checks and labels. Members, settings and templates are copied; models, keys and benchmarks are not. You will own it.`}
      submit="Make the branch"
    >
      <ProjectFields form={form} />
    </DialogForm>
  );
}
