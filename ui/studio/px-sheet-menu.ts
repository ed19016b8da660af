/* What can be done to a rule, at its number. */
import { html, type TemplateResult } from 'lit';
import type { Sheet } from './px-sheet-model';

export interface Menu {
  row: string;
  x: number;
  y: number;
}

export function menuOf(within: HTMLElement, menu: Menu, sheet: Sheet, act: (what: string) => void): TemplateResult {
  const at = sheet.rows.findIndex((row) => row.id === menu.row);
  const item = (what: string, off = false) =>
    html`<button type="button" role="menuitem" ?disabled=${off} @click=${() => act(what)}>${sheet.words[`menu.${what}`] ?? ''}</button>`;
  // As a style attribute the policy of the page would refuse it.
  queueMicrotask(() => {
    const box = within.querySelector<HTMLElement>('.px-sheet-menu');
    box?.style.setProperty('left', `${menu.x}px`);
    box?.style.setProperty('top', `${menu.y}px`);
  });
  return html`<div class="px-sheet-menu" role="menu">
    ${item('above')}${item('below')}${item('copy')}
    <hr />
    ${item('up', at <= 0)}${item('down', at >= sheet.rows.length - 1)}
    <hr />
    ${item('delete')}
  </div>`;
}
