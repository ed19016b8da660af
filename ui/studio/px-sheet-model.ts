/* What a table of rules is told to show. */

export interface Column {
  head: string;
  sub: string;
  kind: 'when' | 'then' | 'note' | 'plain';
  options: [string, string][];
  many: boolean;
}

/** w in words, as they can be typed again; raw where it is shown as written. */
export interface Cell {
  w: string;
  any?: boolean;
  raw?: boolean;
  bad?: string;
  prio?: number;
}

export interface Row {
  id: string;
  n: string;
  cells: Cell[];
  mark?: string;
  level?: string;
  why?: string;
  hit?: string;
}

export interface Sheet {
  columns: Column[];
  rows: Row[];
  gaps: Cell[][];
  more: string;
  test?: { cells: Cell[]; out: Cell[]; says: string; keep: boolean; bad: boolean };
  words: Record<string, string>;
  editable: boolean;
}

export interface Place {
  row: string;
  col: number;
}

/** The row in which values are tried. */
export const TEST = 'test';
