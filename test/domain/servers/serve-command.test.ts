import { expect, test } from 'vitest';
import { fillServeCommand, ownServeCommand } from '#lib/domain/servers/serve-command.ts';
import { ServeSettings } from '#lib/domain/servers/serve-settings.ts';
import { lostItsPort, type ServerWord, serverEndOf } from '#lib/domain/servers/states.ts';

const places = { model: '/m; rm -rf {port}', name: 'model-1', host: '0.0.0.0', port: 8000, keyfile: 'key' };

test('a serve command is filled in argument by argument, and what is filled in is taken as it is', () => {
  const argv = [
    'vllm',
    'serve',
    '{model}',
    '--port={port}',
    '--host',
    '{host}',
    '{name}',
    '{keyfile}',
    '{other}',
  ];
  expect(fillServeCommand(argv, places)).toEqual([
    ...[
      'vllm',
      'serve',
      '/m; rm -rf {port}',
      '--port=8000',
      '--host',
      '0.0.0.0',
      'model-1',
      'key',
      '{other}',
    ],
  ]);
  expect(fillServeCommand(ownServeCommand('python3'), places)).toContain('trainer/serve.py');
});

test.each([
  [['vllm', 'serve', '{modell}', '{port}'], /\{modell\} is not known; there are \{model\}/],
  [['vllm', 'serve', '{model}'], /must hold \{port\}/],
  [['vllm', '--port', '{port}'], /must hold \{model\}/],
  [[], /Name the program/],
])('a command is refused that cannot work: %j', (argv, message) => {
  const read = ServeSettings.safeParse({ kind: 'command', argv });
  expect(read.error?.issues[0]?.message).toMatch(message);
});

const word = (state: ServerWord['state'], reason: string | null = null): ServerWord => ({
  state,
  reason,
  exitCode: 1,
});
test.each([
  [word('failed'), { asked: true, late: false }, 'stopped', null],
  [word('lost'), { asked: true, late: false }, 'stopped', null],
  [word('succeeded'), { asked: false, late: true }, 'stopped', 'Its minutes were over.'],
  [word('succeeded'), { asked: false, late: false }, 'failed', /ended by itself/],
  [word('stopped'), { asked: false, late: false }, 'stopped', /at the compute target/],
  [word('failed', 'It was killed.'), { asked: false, late: false }, 'failed', 'It was killed.'],
  [word('cancelled'), { asked: false, late: false }, 'stopped', /at the compute target/],
  [word('lost'), { asked: false, late: false }, 'lost', /none wrote down/],
])('how a server ended: %j, %j', (said, known, state, reason) => {
  const end = serverEndOf(said, known);
  expect(end.state).toBe(state);
  if (reason === null) expect(end.reason).toBeNull();
  else expect(end.reason).toMatch(reason);
});

test('a taken port is known by the exit code of our own server, and by the words of others', () => {
  expect(lostItsPort(98, '')).toBe(true);
  expect(lostItsPort(1, 'OSError: [Errno 98] Address already in use')).toBe(true);
  expect(lostItsPort(1, 'CUDA out of memory')).toBe(false);
});
