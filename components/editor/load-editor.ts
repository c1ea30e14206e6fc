type EditorModule = typeof import('./source-editor.tsx');

let loaded: EditorModule | null = null;

/** The editor where it has been loaded before. */
export const loadedEditor = (): EditorModule | null => loaded;

/** Loads the editor, apart from the page that it stands on. */
export async function loadEditor(): Promise<EditorModule> {
  loaded ??= await import('./source-editor.tsx');
  return loaded;
}

/** Loads the editor once the page has nothing else to do, so that it is there when it is asked for. */
export function loadEditorWhenIdle(): () => void {
  const load = () => void loadEditor().catch(() => {});
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(load, 1000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(load, { timeout: 5000 });
  return () => cancelIdleCallback(request);
}
