import { CheckIcon } from 'lucide-react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type Capability, may, roles } from '#lib/domain/access.ts';
import { capabilityTitles, roleTitles } from './role-title.ts';

const capabilities = Object.keys(capabilityTitles) as Capability[];

/** The table of lib/domain/access.ts, as people read it. */
export function RoleTable() {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>May</TableHead>
          {roles.map((role) => (
            <TableHead key={role} className="w-24 text-center">
              {roleTitles[role]}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {capabilities.map((capability) => (
          <TableRow key={capability}>
            <TableCell className="h-8 min-w-52 py-1">{capabilityTitles[capability]}</TableCell>
            {roles.map((role) => (
              <TableCell key={role} className="h-8 py-1 text-center">
                {may(role, capability) ? (
                  <CheckIcon aria-label="yes" className="mx-auto size-4 text-success" />
                ) : (
                  <span className="sr-only">no</span>
                )}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
