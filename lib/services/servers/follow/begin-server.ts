import { choosePort } from './choose-port.ts';
import { type Desk, note } from './desk.ts';
import { endServer } from './end-server.ts';
import { launchOf } from './launch-of.ts';
import { takePlace } from './take-place.ts';

/**
 * Starts the newest attempt of a server. Its tag and its port were written before the target is asked, and the target is
 * first asked for a job of this tag and attempt: whatever was killed in between, nothing starts twice.
 * @returns false where it waits for others, or has ended
 */
export async function beginServer(desk: Desk): Promise<boolean> {
  const { server, target } = desk;
  const found = await target.find(server.tag, server.attempt);
  if (found === null && server.stopAskedAt !== null) {
    await endServer(desk, { state: 'stopped', reason: 'Stopped before it began.' }, null);
    return false;
  }
  if (found === null && (await takePlace(desk)) === null) {
    await note(desk, { reason: `Waits for another server at ${server.target.name} to end.` });
    return false;
  }
  if (server.port === null) await note(desk, { port: await choosePort(desk), reason: null });
  const externalId = found ?? (await target.start(await launchOf(desk, server.port!)));
  await note(desk, { externalId, reason: null });
  return true;
}
