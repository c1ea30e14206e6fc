import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

/** What JSON Schema says of one field of a verb's input. */
type Field = {
  type?: string;
  description?: string;
  enum?: (string | number)[];
  default?: unknown;
  anyOf?: Field[];
  items?: Field;
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The fields of an input schema, from the JSON Schema that the OpenAPI document shows too. */
export function fieldsOf(input: z.ZodObject): { name: string; field: Field; required: boolean }[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    field: field as Field,
    required: required.has(name),
  }));
}

/** Gives a command one option for every field that no argument holds. */
export function addOptions(command: Command, input: z.ZodObject, positional: readonly string[]): void {
  for (const { name, field, required } of fieldsOf(input)) {
    if (positional.includes(name)) continue;
    const isProject = name === 'project';
    const flag = `--${kebab(name)}${isSwitch(field) ? '' : field.type === 'array' ? ' <value...>' : ' <value>'}`;
    const option = new Option(flag, fieldText(field));
    if (isProject) option.default('demo');
    else if (required) option.makeOptionMandatory();
    if (field.type === 'object' || field.anyOf) option.argParser(parseJsonOrText(name));
    command.addOption(option);
  }
}

function fieldText(field: Field): string {
  const values = field.enum ?? field.items?.enum;
  const choices = values ? ` (${values.join(', ')})` : '';
  const fallback =
    field.default === undefined || field.default === '' ? '' : ` (default: ${JSON.stringify(field.default)})`;
  return `${field.description ?? ''}${choices}${fallback}`.trim();
}

const isSwitch = (field: Field) => field.type === 'boolean';

function parseJsonOrText(name: string) {
  return (text: string): unknown => {
    if (!/^[{[]/.test(text.trim())) return text;
    try {
      return JSON.parse(text);
    } catch {
      throw new InvalidArgumentError(`--${kebab(name)} is not JSON.`);
    }
  };
}
