/* What the list beneath a cell offers, and what a choice in it makes of the cell. */
import type { Column } from './px-sheet-model';

/** Labels may have commas of their own: the longest that fits is one part. */
export function partsOf(column: Column | undefined, text: string): string[] {
  const labels = (column?.options ?? []).map(([, label]) => label.toLowerCase());
  const parts: string[] = [];
  let rest = text.trim();
  while (rest) {
    const low = rest.toLowerCase();
    const fits = labels.filter((label) => low.startsWith(label) && /^\s*(,|$)/.test(low.slice(label.length)));
    const end = fits.length ? Math.max(...fits.map((label) => label.length)) : (rest.indexOf(',') + 1 || rest.length + 1) - 1;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).replace(/^\s*,?\s*/, '');
  }
  return parts;
}

/** All where nothing new was typed, else those that hold what was typed last. */
export function offered(column: Column, typed: string, many: boolean, untouched: boolean): [string, string][] {
  const last = (many ? (/,\s*$/.test(typed) ? '' : (partsOf(column, typed).pop() ?? '')) : typed).toLowerCase();
  const exact = untouched || column.options.some(([, label]) => label.toLowerCase() === last);
  return exact || !last ? column.options : column.options.filter(([, label]) => label.toLowerCase().includes(last));
}

/** What stands in the cell once the option was ticked, or no longer is; what is no option goes. */
export function toggled(column: Column, text: string, label: string): string {
  const labels = column.options.map(([, one]) => one.toLowerCase());
  const kept = partsOf(column, text).filter((part) => labels.includes(part.toLowerCase()));
  const at = kept.findIndex((part) => part.toLowerCase() === label.toLowerCase());
  if (at >= 0) kept.splice(at, 1);
  else kept.push(label);
  return kept.join(', ');
}
