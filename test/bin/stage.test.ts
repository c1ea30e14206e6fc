import { expect, test } from 'vitest';
import { Stage } from '#bin/test/stage.ts';

function watched() {
  let shown = '';
  const stage = new Stage((text) => (shown += text));
  return { stage, shown: () => shown };
}

test('parts of a run at the same time are read one after the other, in the order of their beginning', () => {
  const { stage, shown } = watched();
  const [build, services] = [stage.open(), stage.open()];
  services.write('a test\n');
  expect(shown()).toBe('');
  build.write('building\n');
  expect(shown()).toBe('building\n');
  build.end();
  expect(shown()).toBe('building\na test\n');
  services.write('another\n');
  expect(shown()).toBe('building\na test\nanother\n');
});

test('what ended before its turn is shown whole when its turn comes', () => {
  const { stage, shown } = watched();
  const [first, second, third] = [stage.open(), stage.open(), stage.open()];
  third.write('3');
  second.write('2');
  third.end();
  second.end();
  first.write('1');
  first.end();
  expect(shown()).toBe('123');
});
