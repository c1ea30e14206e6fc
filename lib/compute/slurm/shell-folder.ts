import { Readable } from 'node:stream';
import { assertName, assertTag, filesFolder } from '../run-folder.ts';
import { type FolderEntry, type LaunchFile, TargetRefused, TargetUnreachable } from '../target.ts';
import { lastLine, type Shell, script } from './shell.ts';

/** Runs' folders behind a shell. */
export type ShellFolder = {
  /** The whole path of something in a run's folder. */
  place: (tag: string, name: string) => string;
  put: (tag: string, files: readonly LaunchFile[]) => Promise<void>;
  read: (
    tag: string,
    name: string,
    from: number,
    maxBytes: number,
  ) => Promise<{ bytes: Uint8Array; size: number }>;
  list: (tag: string, folder: string) => Promise<FolderEntry[]>;
  remove: (tag: string) => Promise<void>;
  /** The folders of a group's arrays: of the group's name, and with a number behind it. */
  removeGroup: (group: string) => Promise<void>;
};

/** Prints which of the copies ("hash bytes" pairs) are not there yet. */
const missingScript = `mkdir -p "$1" && cd "$1" && shift || exit
while [ $# -gt 0 ]; do
  [ "$(stat -c %s "$1" 2>/dev/null)" = "$2" ] || echo "$1"
  shift 2
done`;

/** Takes files from its input one after the other ("path bytes hash" triples); each is there whole or not at all. */
const putScript = `umask 077; mkdir -p "$1" && cd "$1" && shift || exit
while [ $# -gt 0 ]; do
  mkdir -p "$(dirname "$1")" || exit
  partial="$1.$$.partial"
  head -c "$2" > "$partial" || { rm -f "$partial"; exit 74; }
  if [ "$(stat -c %s "$partial")" != "$2" ]; then rm -f "$partial"; echo "$1 arrived cut short." >&2; exit 65; fi
  if [ "$3" != - ] && [ "$(sha256sum < "$partial" | cut -c 1-64)" != "$3" ]; then
    rm -f "$partial"; echo "$1 arrived with another hash than $3." >&2; exit 65
  fi
  mv -f "$partial" "$1" || exit
  shift 3
done`;

/** Gives copies their names in a run's folder ("hash name" pairs after the root and the tag). */
const linkScript = `cd "$1" || exit; run=$2; shift 2; umask 077
while [ $# -gt 0 ]; do
  mkdir -p "$(dirname "$run/$2")" || exit
  ln -f "${filesFolder}/$1" "$run/$2" 2>/dev/null || cp -f "${filesFolder}/$1" "$run/$2" || exit
  shift 2
done`;

const readScript = `size=$(stat -L -c %s "$1" 2>/dev/null) || { echo 0; exit 0; }
echo "$size"; [ "$2" -ge "$size" ] || tail -c +$(($2 + 1)) "$1" | head -c "$3"`;

const listScript = `[ -d "$1" ] || exit 0; find -L "$1" -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %f\\0'`;

/** Copies that were put more than an hour ago and that no run links to any more go too. */
const removeScript = `rm -rf "$1/$2" && { [ ! -d "$1/${filesFolder}" ] ||
find "$1/${filesFolder}" -type f -links 1 -mmin +60 -delete; }`;

const removeGroupScript = 'cd "$1" && rm -rf "./$2" "./$2".[0-9]*';

export function shellFolder(shell: Shell, root: string): ShellFolder {
  const place = (tag: string, name: string) =>
    `${root}/${assertTag(tag)}/${assertName(name)}`.replace(/\/$/, '');
  const wordsOf = (stderr: string, code: number | null) =>
    `The folder ${root} of the cluster: ${lastLine(stderr) || `exit code ${code}`}`;
  const write = async (argv: string[], stdin?: Readable, seconds = 120) => {
    const limits = { seconds, bytes: 1 << 20 };
    const { code, stdout, stderr } = await shell.run(argv, { stdin, limits });
    if (code === 0) return stdout;
    throw new TargetRefused(wordsOf(stderr, code));
  };
  // A file system that does not answer now says nothing about a run.
  const ask = async (argv: string[]) => {
    const { code, stdout, stderr } = await shell.run(argv);
    if (code === 0) return stdout;
    throw new TargetUnreachable(wordsOf(stderr, code));
  };
  return {
    place,
    put: (tag, files) => put(write, root, assertTag(tag), files),
    read: async (tag, name, from, maxBytes) => {
      const argv = script(readScript, place(tag, name), String(from), String(maxBytes));
      return readAnswer(await ask(argv));
    },
    list: async (tag, folder) => readEntries(await ask(script(listScript, place(tag, folder)))),
    remove: async (tag) => {
      await write(script(removeScript, root, assertTag(tag)));
    },
    removeGroup: async (group) => {
      await write(script(removeGroupScript, root, assertTag(group)));
    },
  };
}

type Run = (argv: string[], stdin?: Readable, seconds?: number) => Promise<Buffer>;

async function put(run: Run, root: string, tag: string, files: readonly LaunchFile[]): Promise<void> {
  const copies = files.flatMap((file) => (file.sha256 === null ? [] : [{ ...file, sha256: file.sha256 }]));
  const asked = copies.flatMap(({ sha256, bytes }) => [sha256, String(bytes)]);
  const missing = new Set(
    (await run(script(missingScript, `${root}/${filesFolder}`, ...asked))).toString().split('\n'),
  );
  const sent = files.filter(({ sha256 }) => sha256 === null || missing.delete(sha256));
  const triples = sent.flatMap(({ name, bytes, sha256 }) => {
    const path = sha256 === null ? `${tag}/${assertName(name)}` : `${filesFolder}/${sha256}`;
    return [path, String(bytes), sha256 ?? '-'];
  });
  if (sent.length > 0)
    await run(script(putScript, root, ...triples), Readable.from(contents(sent)), secondsFor(sent));
  const pairs = copies.flatMap(({ sha256, name }) => [sha256, assertName(name)]);
  if (pairs.length > 0) await run(script(linkScript, root, tag, ...pairs));
}

/** At a megabyte a second, and a minute for itself. */
const secondsFor = (files: readonly LaunchFile[]) =>
  60 + Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6);

async function* contents(files: readonly LaunchFile[]) {
  for (const { name, bytes, open } of files) {
    let sent = 0;
    for await (const chunk of await open()) {
      const part = chunk as Uint8Array;
      sent += part.length;
      // One byte too many would become the first of the next file.
      if (sent > bytes)
        throw new TargetRefused(`${name} has more than the ${bytes} bytes that were announced.`);
      yield part;
    }
    if (sent < bytes)
      throw new TargetRefused(`${name} has ${sent} bytes, and not the ${bytes} that were announced.`);
  }
}

function readAnswer(answer: Buffer): { bytes: Uint8Array; size: number } {
  const end = answer.indexOf(10);
  return { size: Number(answer.toString('latin1', 0, end)), bytes: answer.subarray(end + 1) };
}

function readEntries(answer: Buffer): FolderEntry[] {
  const entries = answer.toString('utf8').split('\0').filter(Boolean);
  return entries
    .map((entry) => {
      const [kind = '', bytes = '', seconds = '', ...name] = entry.split(' ');
      const modifiedAt = new Date(Number(seconds) * 1000);
      return { name: name.join(' '), bytes: Number(bytes), folder: kind === 'd', modifiedAt };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
