// What is wrong with the content, and where: file, entry, field.

/** One document a kind. */
export const contentFiles = {
  places: 'places.json',
  helplines: 'helplines.json',
  guides: 'guides.json',
  landmarks: 'landmarks.json',
  events: 'events.json',
  duty: 'duty.json',
  dangerLines: 'danger-lines.json',
} as const;

export type ContentKind = keyof typeof contentFiles;

/** The kinds whose file is a list of entries. */
export const listedKinds = ['places', 'helplines', 'guides', 'landmarks', 'events', 'duty'] as const;

export interface Problem {
  file: string;
  /** Of the entry; "#3" for the third one where it has none; "" for the whole file. For danger-lines the kind of danger. */
  id: string;
  /** "schedules.0.closes"; "" for the whole entry. */
  field: string;
  message: string;
  /** An error stops the start; a warning is work for the editors. */
  severity: 'error' | 'warning';
}

/** Where a problem is. */
export interface Spot {
  kind: ContentKind;
  id?: string;
  field?: string;
}

export function error({ kind, id = '', field = '' }: Spot, message: string): Problem {
  return { file: contentFiles[kind], id, field, message, severity: 'error' };
}

export function warning({ kind, id = '', field = '' }: Spot, message: string): Problem {
  return { file: contentFiles[kind], id, field, message, severity: 'warning' };
}
