'use client';

import './editor.css';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, type Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { MathFinding, MathFix, TextPart } from '#lib/math/text/lint-math-text.ts';
import { editorExtensions } from './extensions.ts';
import { FindingList } from './finding-list.tsx';
import { useFindings } from './use-findings.ts';

export interface SourceEditorProps {
  value: string;
  onChange: (value: string) => void;
  part: TextPart;
  /** Of the element that names the text. */
  labelId: string;
  autoFocus?: boolean;
  /** Where the cursor stood in what was shown before the editor had come. */
  selection?: readonly [number, number] | null;
}

/** A change that came from outside, of which the owner need not be told. */
const fromOutside = Annotation.define<boolean>();

/** A text of mathematics in an editor, with its findings marked and listed. It loads CodeMirror: import it lazily. */
export function SourceEditor(props: SourceEditorProps) {
  const { value, part, labelId } = props;
  const { text, findings } = useFindings(value, part);
  const { place, view, change } = useEditor(props);
  const repair = ({ changes }: MathFix) => {
    if (view.current?.state.doc.toString() !== text) return;
    change(changes.map(({ start, end, insert }) => ({ from: start, to: end, insert })));
  };
  const select = ({ start, end }: MathFinding) => {
    view.current?.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
    view.current?.focus();
  };
  const mark = useEffectEvent((list: readonly MathFinding[]) => {
    const { current } = view;
    if (current?.state.doc.toString() !== text) return;
    current.dispatch(
      setDiagnostics(
        current.state,
        list.map((finding) => diagnostic(finding, repair)),
      ),
    );
  });
  useEffect(() => mark(findings), [findings]);
  return (
    <div className="flex flex-col gap-1.5">
      <div ref={place} className="math-editor" data-part={part} />
      <FindingList findings={findings} labelId={labelId} onFix={repair} onSelect={select} />
    </div>
  );
}

function diagnostic(
  { start, end, severity, message, fix }: MathFinding,
  repair: (fix: MathFix) => void,
): Diagnostic {
  const actions = fix ? [{ name: fix.label, apply: () => repair(fix) }] : [];
  return { from: start, to: end, severity, message, actions };
}

type Changes = { from: number; to: number; insert: string }[];

/** The editor in its place, in step with the value: what is typed is told, what comes from outside is written in. */
function useEditor({ value, onChange, part, labelId, autoFocus, selection }: SourceEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  /** What was told and has not come back yet; typing may be ahead of the value. */
  const told = useRef<string[]>([]);
  /** What came from outside while the owner was told. */
  const missed = useRef<string>(null);
  const tell = useEffectEvent((text: string) => {
    told.current.push(text);
    // At once, so that the text and its preview are painted in one frame.
    flushSync(() => onChange(text));
  });
  /** The owner is told before the editor writes, so that preview and text are laid out together, once. */
  const update = (at: EditorView, transactions: readonly Transaction[]) => {
    const isOwn = transactions.some((one) => one.docChanged && !one.annotation(fromOutside));
    if (isOwn) {
      // Nothing is to be dispatched meanwhile: the transactions start from the state that is there.
      view.current = null;
      tell(transactions.at(-1)!.state.doc.toString());
      view.current = at;
    }
    at.update(transactions);
    const late = missed.current;
    missed.current = null;
    if (late !== null) write(at, late);
  };
  const open = useEffectEvent((parent: HTMLElement) => {
    const dispatchTransactions = (transactions: readonly Transaction[], at: EditorView) =>
      update(at, transactions);
    const attributes = { 'aria-labelledby': labelId, spellcheck: 'false' };
    const [anchor, head] = selection ?? [0, 0];
    const doc = EditorState.create({ doc: value }).doc;
    const state = EditorState.create({
      doc,
      selection: { anchor: Math.min(anchor, doc.length), head: Math.min(head, doc.length) },
      extensions: editorExtensions({ part, attributes }),
    });
    const made = new EditorView({ state, parent, dispatchTransactions });
    if (autoFocus || selection) made.focus();
    return made;
  });
  useEffect(() => {
    const made = open(place.current!);
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => {
    const back = told.current.indexOf(value);
    if (back >= 0) told.current.splice(0, back + 1);
    else if (view.current) write(view.current, value);
    else missed.current = value;
  }, [value]);
  const change = (changes: Changes) => {
    view.current?.dispatch({ changes, userEvent: 'input.fix' });
    view.current?.focus();
  };
  return { place, view, change };
}

/** Makes a text that of the editor by one replacement, so that the cursor stays and the change can be undone. */
function write(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  let from = 0;
  while (from < now.length && now[from] === text[from]) from++;
  let same = 0;
  const most = Math.min(now.length, text.length) - from;
  while (same < most && now.at(-1 - same) === text.at(-1 - same)) same++;
  view.dispatch({
    changes: { from, to: now.length - same, insert: text.slice(from, text.length - same) },
    annotations: fromOutside.of(true),
  });
}
