import { NumberValue } from '#components/layout/number-value.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type ModelActionProps, ModelActions } from './model-actions.tsx';
import type { ModelListRow } from './model-dialog.tsx';

type Props = Omit<ModelActionProps, 'model'> & { models: readonly ModelListRow[]; mayChange: boolean };

/** The models of a project, with what can be done with each. */
export function ModelTable({ models, mayChange, ...actions }: Props) {
  if (models.length === 0) {
    return (
      <p className="rounded-lg border border-border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">
        No models yet. Methods that ask one need at least one; “New numbers” works without.
      </p>
    );
  }
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Model</TableHead>
          <TableHead>Address</TableHead>
          <TableHead>Key</TableHead>
          <TableHead data-align="right">In, out ($ / M tokens)</TableHead>
          <TableHead data-align="right">At once</TableHead>
          {mayChange && <TableHead>Actions</TableHead>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {models.map((model) => (
          <TableRow key={model.id}>
            <TableCell className="font-medium">{model.name}</TableCell>
            <TableCell>{model.model}</TableCell>
            <TableCell className="text-muted-foreground">{model.baseUrl}</TableCell>
            <TableCell>{model.hasKey ? 'set' : 'none'}</TableCell>
            <TableCell data-align="right" className="text-right">
              <NumberValue value={model.priceInput} /> , <NumberValue value={model.priceOutput} />
            </TableCell>
            <TableCell data-align="right" className="text-right tabular-nums">
              {model.concurrency}
            </TableCell>
            {mayChange && (
              <TableCell>
                <ModelActions model={model} {...actions} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
