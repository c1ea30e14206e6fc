import './math.css';
import { memo } from 'react';
import { visibleControls } from '#lib/domain/visible-controls.ts';
import { LONGEST_FORMULA } from '#lib/math/text/katex-settings.ts';
import { LongTex } from './long-tex.tsx';
import type { TexOutput } from './render-tex.ts';
import { renderTex } from './render-tex.ts';
import { TexFaultView } from './tex-fault.tsx';
import { TexPieces, texParts } from './tex-pieces.tsx';

export interface TexProps {
  source: string;
  /** A formula on a line of its own, in a box that scrolls when it is wide. */
  display?: boolean;
  output?: TexOutput;
}

/** Formulas that KaTeX cannot break into lines, or that are longer than a line: they scroll inside the text. */
const WIDE = /\\begin\s?\{|^.{90}/s;

/** One formula, written into the page anew only when it changes. Where it does not parse, its source stands there with the parser's message. */
export const Tex = memo(function Tex({ source: written, display = false, output }: TexProps) {
  const source = visibleControls(written);
  if (source.length > LONGEST_FORMULA) return <LongTex source={source} />;
  return <SetTex source={source} display={display} output={output} />;
});

function SetTex({ source, display = false, output }: TexProps) {
  const { html, fault } = renderTex(source, display, output);
  if (fault) return <TexFaultView source={source} fault={fault} display={display} />;
  const parts = texParts(html);
  // KaTeX escapes its input; trust is off, so it makes no links or foreign HTML.
  const content = parts
    ? { children: <TexPieces parts={parts} display={display} /> }
    : { dangerouslySetInnerHTML: { __html: html } };
  if (display) return <div className="math-display" {...content} />;
  return <span className={WIDE.test(source) ? 'math-inline math-inline-wide' : 'math-inline'} {...content} />;
}
