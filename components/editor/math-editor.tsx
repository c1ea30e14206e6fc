'use client';

import { memo, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Textarea } from '#components/ui/textarea.tsx';
import type { TextPart } from '#lib/math/text/lint-math-text.ts';
import { LivePreview } from './live-preview.tsx';
import { loadEditor, loadedEditor } from './load-editor.ts';

interface MathEditorProps {
  label: string;
  part: TextPart;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** Characters up to which the preview is written with every key. */
const LONGEST_AT_ONCE = 10_000;

/**
 * A problem, a solution or an answer as source beside what it looks like, as it is typed; below it where there is no
 * room. Until the editor has been loaded, and where it cannot be, the source is plain and can be written all the same.
 */
export const MathEditor = memo(function MathEditor(props: MathEditorProps) {
  const labelId = useId();
  const isLong = props.value.length > LONGEST_AT_ONCE;
  // The preview of a long text follows when typing rests; a constant is not deferred.
  const later = useDeferredValue(isLong ? props.value : '');
  const shown = isLong ? later : props.value;
  return (
    <div className="@container">
      <div className="grid @3xl:grid-cols-2 items-start gap-x-6 gap-y-3">
        <div className="@3xl:sticky @3xl:top-12 flex min-w-0 flex-col gap-1.5">
          <span id={labelId} className="select-none font-medium text-foreground text-sm">
            {props.label}
          </span>
          <Source {...props} labelId={labelId} />
        </div>
        <div
          className="min-w-0 border-border border-l-2 pl-3 [contain:layout_style]"
          data-preview={props.part}
        >
          <LivePreview text={shown} part={props.part} />
        </div>
      </div>
    </div>
  );
});

function Source({ part, value, onChange, autoFocus, labelId }: MathEditorProps & { labelId: string }) {
  const [module, setModule] = useState(loadedEditor);
  const [wasThere] = useState(module !== null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [selection, setSelection] = useState<readonly [number, number] | null>(null);
  useEffect(() => {
    let isGone = false;
    const take = (loaded: NonNullable<typeof module>) => {
      if (isGone) return;
      const { current } = area;
      // What is typed into the plain field goes on in the editor, at the same place. At once: drawn later, it would
      // take the focus from a field that was chosen meanwhile.
      flushSync(() => {
        if (current && current === document.activeElement)
          setSelection([current.selectionStart, current.selectionEnd]);
        setModule(loaded);
      });
    };
    // Without it the plain field stays.
    loadEditor().then(take, () => {});
    return () => {
      isGone = true;
    };
  }, []);
  if (module) {
    const { SourceEditor } = module;
    return (
      <SourceEditor
        value={value}
        onChange={onChange}
        part={part}
        labelId={labelId}
        autoFocus={autoFocus && wasThere}
        selection={selection}
      />
    );
  }
  return (
    <Textarea
      ref={area}
      aria-labelledby={labelId}
      autoFocus={autoFocus}
      spellCheck={false}
      className="font-mono text-sm"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
