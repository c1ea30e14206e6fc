import type { TargetSettings } from '#lib/domain/train/target.ts';
import type { TargetRow } from './target-types.ts';

export type TargetKind = TargetSettings['kind'];

/** What the dialog holds: fields of every kind, those of the chosen one shown. */
export type TargetValues = {
  name: string;
  kind: TargetKind;
  trainer: 'built-in' | 'command';
  python: string;
  /** One argument a line. */
  argv: string;
  config: string;
  data: string;
  log: string;
  serve: 'built-in' | 'command';
  /** The serve command, one argument a line. */
  serveArgv: string;
  /** NAME=value, one a line. */
  environment: string;
  root: string;
  slots: number | undefined;
  gpus: string;
  host: string;
  user: string;
  partition: string;
  account: string;
  prologue: string;
  baseUrl: string;
  models: string;
  key: string;
  price: number | undefined;
};

const plain: TargetValues = {
  ...{ name: '', kind: 'local', trainer: 'built-in', python: 'python3', argv: '', config: 'llamafactory' },
  ...{
    data: 'alpaca',
    log: 'llamafactory',
    environment: '',
    root: '',
    slots: 1,
    gpus: '',
    host: '',
    user: '',
  },
  ...{ partition: '', account: '', prologue: '', baseUrl: 'https://api.openai.com/v1', models: '', key: '' },
  ...{ price: undefined, serve: 'built-in', serveArgv: '' },
};

/** The dialog's first values: those of a target that is changed, or plain ones. */
export function firstTarget(target: TargetRow | undefined, python: string): TargetValues {
  if (!target) return { ...plain, python };
  const { settings, name } = target;
  const shared = { ...plain, name, kind: settings.kind, price: settings.pricePerGpuHour ?? undefined };
  if (settings.kind === 'openai') {
    const { baseUrl, models, pricePerMillionTokens } = settings;
    return { ...shared, baseUrl, models: models.join('\n'), price: pricePerMillionTokens ?? undefined };
  }
  const environment = Object.entries(settings.environment).map(([key, value]) => `${key}=${value}`);
  const { trainer } = settings;
  const told =
    trainer.kind === 'built-in'
      ? { python: trainer.python }
      : { argv: trainer.argv.join('\n'), config: trainer.config, data: trainer.data, log: trainer.log };
  const common = {
    ...shared,
    ...told,
    trainer: trainer.kind,
    ...{
      serve: settings.serve.kind,
      serveArgv: settings.serve.kind === 'command' ? settings.serve.argv.join('\n') : '',
    },
    environment: environment.join('\n'),
    root: settings.root ?? '',
  };
  if (settings.kind === 'local')
    return { ...common, slots: settings.slots, gpus: settings.gpus?.join(', ') ?? '' };
  const { ssh, partition, account, prologue } = settings;
  return {
    ...{ ...common, host: ssh?.host ?? '', user: ssh?.user ?? '', partition: partition ?? '' },
    ...{ account: account ?? '', prologue },
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The settings of the values, those that the dialog does not show as they were. */
export function settingsOf(values: TargetValues, before: TargetSettings | undefined): string {
  const kept = before?.kind === values.kind ? before : {};
  return JSON.stringify({ ...kept, kind: values.kind, ...ownOf(values, before) });
}

function ownOf(values: TargetValues, before: TargetSettings | undefined) {
  const { kind, baseUrl, models, price = null, slots, gpus, root, host, user } = values;
  if (kind === 'openai') return { baseUrl, models: linesOf(models), pricePerMillionTokens: price };
  const commands = {
    pricePerGpuHour: price,
    trainer: trainerOf(values),
    serve: serveOf(values, before),
    environment: environmentOf(values),
    root: orNull(root),
  };
  if (kind === 'local') {
    const named = gpus
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return { ...commands, slots: slots ?? 1, gpus: named.length === 0 ? null : named };
  }
  const known = before?.kind === 'slurm' ? before.ssh : null;
  return {
    ...{ ...commands, ssh: host.trim() === '' ? null : { ...known, host, user: orNull(user) } },
    ...{ partition: orNull(values.partition), account: orNull(values.account), prologue: values.prologue },
  };
}

function trainerOf({ trainer, python, argv, config, data, log }: TargetValues) {
  return trainer === 'built-in'
    ? { kind: trainer, python }
    : { kind: trainer, argv: linesOf(argv), config, data, log };
}

/** What the dialog does not show of serving stays as it was. */
function serveOf({ serve: kind, serveArgv }: TargetValues, before: TargetSettings | undefined) {
  const known = before && before.kind !== 'openai' && before.serve.kind === kind ? before.serve : {};
  return kind === 'built-in' ? { ...known, kind } : { ...known, kind, argv: linesOf(serveArgv) };
}

function environmentOf({ environment }: TargetValues): Record<string, string> {
  const pairs = linesOf(environment).map((line) => {
    const at = line.indexOf('=');
    return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1)];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}
