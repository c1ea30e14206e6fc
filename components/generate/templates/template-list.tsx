import Link from 'next/link';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { type TemplateWhole, versionName } from './template-types.ts';

/** Every template by method, with the version that stands first. */
export function TemplateList({ templates, home }: { templates: readonly TemplateWhole[]; home: string }) {
  return (
    <Table>
      <TableHeads texts={['Method', 'Template', 'A good reply is', 'Newest version']} />
      <TableBody>
        {templates.map((one) => (
          <TableRow key={`${one.method} ${one.name}`}>
            <TableCell className="align-top">
              <p>{one.methodTitle}</p>
              <p className="text-muted-foreground text-xs">{one.family}</p>
            </TableCell>
            <TableCell className="align-top">
              <Link
                href={`${home}/generate/templates/${one.method}/${encodeURIComponent(one.name)}`}
                className="font-medium text-primary hover:underline"
              >
                {one.title}
              </Link>
            </TableCell>
            <TableCell className="whitespace-normal align-top text-muted-foreground">{one.purpose}</TableCell>
            <TableCell className="align-top">{one.versions[0] && versionName(one.versions[0])}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
