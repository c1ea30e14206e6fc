'use client';

import { useState } from 'react';
import { type ActionError, unreachable } from '#components/form/action-result.ts';

export type Upload = {
  import: string;
  fileName: string;
  bytes: number;
  sha256: string;
  importedBefore: string | null;
};

type State =
  | { phase: 'none' }
  | { phase: 'sending'; fileName: string; sent: number; total: number; cancel: () => void }
  | { phase: 'failed'; error: ActionError };

/** Sends a file to storage and tells how far it is; fetch cannot report that, so it is an XMLHttpRequest. */
export function useUpload(project: string, onDone: (upload: Upload) => void) {
  const [state, setState] = useState<State>({ phase: 'none' });
  const send = (file: File) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    const show = (sent: number) =>
      setState({ phase: 'sending', fileName: file.name, sent, total: file.size, cancel });
    request.open('POST', `/api/v1/seeds/imports?${new URLSearchParams({ project, fileName: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => show(event.loaded);
    request.onabort = () => setState({ phase: 'none' });
    request.onerror = () => setState({ phase: 'failed', error: unreachable });
    request.onload = () => {
      if (request.status === 201) {
        setState({ phase: 'none' });
        onDone(request.response as Upload);
      } else {
        const body = request.response as { error?: ActionError } | null;
        setState({ phase: 'failed', error: body?.error ?? unreachable });
      }
    };
    show(0);
    request.send(file);
  };
  return { state, send };
}
