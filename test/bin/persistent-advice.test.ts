import { expect, inject, onTestFinished, test } from 'vitest';
import { persistentAdvice } from '#bin/start/persistent-advice.ts';
import { administer, copyTemplate } from '#test/support/test-cluster.ts';

const soon = { stopped: () => false, pause: 1 };

test('a database that takes nobody for a moment is asked again how to sign in', async () => {
  const { url, drop } = await copyTemplate(inject('adminUrl'), inject('template'));
  onTestFinished(async () => void (await drop()));
  const name = new URL(url).pathname.slice(1);
  const allow = (is: boolean) =>
    administer(inject('adminUrl'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${is}`);
  await allow(false);
  const failures: string[] = [];
  const ask = async () => {
    try {
      const { rows } = await administer(url, 'SELECT count(*)::int AS count FROM users');
      return [`${rows[0].count} people`];
    } catch (error) {
      failures.push((error as Error).message);
      if (failures.length === 2) await allow(true);
      throw error;
    }
  };
  expect(await persistentAdvice(ask, soon)).toEqual(['0 people']);
  expect(failures).toHaveLength(2);
  expect(failures[0]).toContain('not currently accepting connections');
});

test('a database that never answers costs the advice, not the studio', async () => {
  const ask = () => Promise.reject(new Error('\nInvalid invocation:\n\n\nServer has closed the connection.'));
  expect(await persistentAdvice(ask, { ...soon, limit: 20 })).toEqual([
    '! How to sign in is not known (Server has closed the connection.): start the studio again to be told.',
  ]);
});

test('a studio that stops meanwhile is told nothing', async () => {
  const ask = () => Promise.reject(new Error('the database system is shutting down'));
  expect(await persistentAdvice(ask, { ...soon, stopped: () => true })).toEqual([]);
});
