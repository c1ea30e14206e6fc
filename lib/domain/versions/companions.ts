import type { ExportOptions } from './export-options.ts';

/** A file that tells a trainer how to read the exported one beside it. */
export type Companion = { fileName: string; text: string };

const rolesOfMessages = {
  ...{ role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant' },
  system_tag: 'system',
};
const rolesOfTurns = {
  ...{ role_tag: 'from', content_tag: 'value', user_tag: 'human', assistant_tag: 'gpt' },
};

/** How LLaMA-Factory reads a format: the entry of dataset_info.json without its file name. */
const llamaFactory: Record<string, Record<string, unknown>> = {
  alpaca: { columns: { prompt: 'instruction', query: 'input', response: 'output' } },
  'alpaca-preference': {
    ranking: true,
    columns: { prompt: 'instruction', query: 'input', chosen: 'chosen', rejected: 'rejected' },
  },
  sharegpt: { formatting: 'sharegpt', columns: { messages: 'conversations' }, tags: rolesOfTurns },
  'sharegpt-preference': {
    ...{ formatting: 'sharegpt', ranking: true, tags: rolesOfTurns },
    columns: { messages: 'conversations', chosen: 'chosen', rejected: 'rejected' },
  },
  chat: { formatting: 'sharegpt', columns: { messages: 'messages' }, tags: rolesOfMessages },
};

/** The files that belong beside an exported file of this name; none for most formats. */
export function companionsOf(fileName: string, { format, container }: ExportOptions): Companion[] {
  const entry = container === 'csv' && format !== 'alpaca' ? undefined : llamaFactory[format];
  if (entry) {
    const name = fileName.slice(0, fileName.lastIndexOf('.'));
    const text = `${JSON.stringify({ [name]: { file_name: fileName, ...entry } }, null, 2)}\n`;
    return [{ fileName: 'dataset_info.json', text }];
  }
  if (format === 'axolotl' && container !== 'csv') {
    const lines = [
      'datasets:',
      `  - path: ${fileName}`,
      `    ds_type: ${container === 'parquet' ? 'parquet' : 'json'}`,
      '    type: chat_template',
      '    field_messages: messages',
      '    message_property_mappings:',
      '      role: role',
      '      content: content',
    ];
    return [{ fileName: 'axolotl.yml', text: `${lines.join('\n')}\n` }];
  }
  return [];
}
