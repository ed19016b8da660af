/* A table of rules that is edited as a spreadsheet. Data in by show(), one call to the server for each thing done: what a cell
   means is the server's business. Only the cell that is being edited holds a field. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { menuOf, type Menu } from './px-sheet-menu';
import { type Cell, type Column, type Place, type Row, type Sheet, TEST } from './px-sheet-model';
import { offered, partsOf, toggled } from './px-sheet-options';

const icon = (name: string) => html`<px-icon name=${name}></px-icon>`;

class PxSheet extends HTMLElement {
  private sheet: Sheet | undefined;
  private active: Place | undefined;
  private initial = '';
  private chosen = -1;
  private listed = false;
  private menu: Menu | undefined;
  private drawing = false;
  private quiet = false;
  private next: { after: string; rows: number } | undefined;

  private get server(): any {
    return (this as any).$server;
  }

  connectedCallback(): void {
    this.addEventListener('keydown', this.pressed);
    document.addEventListener('pointerdown', this.outside, true);
    this.draw();
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.pressed);
    document.removeEventListener('pointerdown', this.outside, true);
  }

  show(sheet: Sheet): void {
    this.sheet = sheet;
    this.draw();
    const next = this.next;
    // What was typed before may be answered first: the new row is there when there is one more.
    if (next && sheet.rows.length > next.rows) {
      const at = next.after === '' ? -1 : sheet.rows.findIndex((row) => row.id === next.after);
      const made = sheet.rows[at + 1];
      if (made && (next.after === '' || at >= 0)) {
        this.next = undefined;
        this.focusCell(made.id, 0);
      }
    }
  }

  /** Brings a rule into view, e.g. the one a finding names. */
  reveal(id: string): void {
    const at = this.cell(id, 0);
    at?.scrollIntoView({ block: 'center' });
    this.focusCell(id, 0, true);
  }

  private cell(row: string, col: number): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"][data-col="${col}"]`);
  }

  private focusCell(row: string, col: number, quiet = false): void {
    this.quiet = quiet;
    this.cell(row, col)?.focus();
    this.quiet = false;
  }

  private input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('.px-cell-field');
  }

  private valueOf(place: Place): Cell | undefined {
    if (place.row === TEST) return this.sheet?.test?.cells[place.col];
    return this.sheet?.rows.find((row) => row.id === place.row)?.cells[place.col];
  }

  // ---- editing -------------------------------------------------------------------------------------------------------

  private entered(event: FocusEvent, place: Place): void {
    if (event.target !== event.currentTarget || this.quiet || !this.mayEdit(place)) return;
    this.edit(place);
  }

  private mayEdit(place: Place): boolean {
    return place.row === TEST || !!this.sheet?.editable;
  }

  private edit(place: Place, typed?: string): void {
    const cell = this.valueOf(place);
    if (!cell || !this.sheet) return;
    this.commit();
    this.active = place;
    this.initial = cell.any ? '' : cell.w;
    this.chosen = -1;
    this.listed = typed === undefined;
    this.draw();
    const input = this.input();
    if (input) {
      input.value = typed ?? this.initial;
      input.focus();
      if (typed === undefined) input.select();
      this.draw();
    }
  }

  /** Sends what was typed, if it is anything new, and leaves the cell. */
  private commit(): void {
    const place = this.active;
    const input = this.input();
    if (!place || !input) return;
    const typed = input.value;
    this.active = undefined;
    if (typed !== this.initial) {
      const cell = this.valueOf(place);
      if (cell) {
        cell.w = typed;
        cell.any = false;
        cell.raw = false;
        cell.prio = undefined;
      }
      if (place.row === TEST) this.server?.test(place.col, typed);
      else this.server?.cell(place.row, place.col, typed);
    }
    this.draw();
  }

  private cancel(): void {
    const place = this.active;
    this.active = undefined;
    this.draw();
    if (place) this.focusCell(place.row, place.col, true);
  }

  private blurred(event: FocusEvent): void {
    if (this.drawing) return;
    const to = event.relatedTarget as HTMLElement | null;
    if (to && to.closest('.px-cell-list')) return;
    this.commit();
  }

  // ---- options -------------------------------------------------------------------------------------------------------

  private column(place: Place): Column | undefined {
    return this.sheet?.columns[place.col];
  }

  private many(place: Place): boolean {
    return !!this.column(place)?.many && place.row !== TEST;
  }

  private options(place: Place): [string, string][] {
    const column = this.column(place);
    const typed = this.input()?.value ?? '';
    return column ? offered(column, typed, this.many(place), typed === this.initial) : [];
  }

  private isChosen(place: Place, label: string): boolean {
    return partsOf(this.column(place), this.input()?.value ?? '').some((part) => part.toLowerCase() === label.toLowerCase());
  }

  private choose(place: Place, label: string): void {
    const input = this.input();
    if (!input) return;
    if (!this.many(place)) {
      input.value = label;
      this.commit();
      this.focusCell(place.row, place.col, true);
      return;
    }
    input.value = toggled(this.column(place)!, input.value, label);
    input.focus();
    this.draw();
  }

  // ---- keyboard ------------------------------------------------------------------------------------------------------

  private pressed = (event: KeyboardEvent): void => {
    const target = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (this.menu && event.key === 'Escape') {
      const row = this.menu.row;
      this.menu = undefined;
      this.draw();
      this.querySelector<HTMLElement>(`[data-no="${CSS.escape(row)}"]`)?.focus();
      event.stopPropagation();
      return;
    }
    if (this.menu && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const items = Array.from(this.querySelectorAll<HTMLElement>('.px-sheet-menu button:not(:disabled)'));
      const at = items.indexOf(document.activeElement as HTMLElement);
      items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
      event.preventDefault();
      return;
    }
    if (!target || !this.sheet) return;
    const place = { row: target.dataset.row!, col: Number(target.dataset.col) };
    const editing = !!this.active;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key === 'Enter' && place.row !== TEST && this.sheet.editable) {
      this.commit();
      this.next = { after: place.row, rows: this.sheet.rows.length };
      this.server?.add(place.row);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && place.row !== TEST) {
      this.commit();
      this.focusCell(place.row, place.col, true);
      if (this.sheet.editable) this.server?.move(place.row, event.key === 'ArrowUp' ? -1 : 1);
    } else if (ctrl && !event.shiftKey && event.key.toLowerCase() === 'z' && this.untouched()) {
      this.leave(place);
      this.server?.undo();
    } else if (ctrl && (event.key.toLowerCase() === 'y' || (event.shiftKey && event.key.toLowerCase() === 'z')) && this.untouched()) {
      this.leave(place);
      this.server?.redo();
    } else if (editing && !this.pressedInField(event, place)) {
      return;
    } else if (!editing && !this.pressedOnCell(event, place)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private untouched(): boolean {
    return !this.active || this.input()?.value === this.initial;
  }

  private leave(place: Place): void {
    if (!this.active) return;
    this.active = undefined;
    this.draw();
    this.focusCell(place.row, place.col, true);
  }

  private pressedInField(event: KeyboardEvent, place: Place): boolean {
    const options = this.listed ? this.options(place) : [];
    switch (event.key) {
      case 'Escape':
        this.cancel();
        return true;
      case 'Enter':
        if (this.chosen >= 0 && options[this.chosen]) {
          this.choose(place, options[this.chosen][1]);
        } else {
          this.commit();
          this.step(place, 1);
        }
        return true;
      case 'ArrowDown':
      case 'ArrowUp': {
        const down = event.key === 'ArrowDown';
        if (options.length) {
          const begin = this.chosen < 0 ? (down ? -1 : options.length) : this.chosen;
          this.chosen = (begin + (down ? 1 : -1) + options.length) % options.length;
          this.draw();
          this.querySelector('.px-cell-list .on')?.scrollIntoView({ block: 'nearest' });
        } else {
          this.commit();
          this.step(place, down ? 1 : -1);
        }
        return true;
      }
      default:
        return false;
    }
  }

  private pressedOnCell(event: KeyboardEvent, place: Place): boolean {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    switch (event.key) {
      case 'ArrowDown':
        return this.step(place, 1, true);
      case 'ArrowUp':
        return this.step(place, -1, true);
      case 'ArrowLeft':
        this.focusCell(place.row, place.col - 1, true);
        return true;
      case 'ArrowRight':
        this.focusCell(place.row, place.col + 1, true);
        return true;
      case 'Enter':
      case 'F2':
        if (this.mayEdit(place)) this.edit(place);
        return true;
      case 'Delete':
      case 'Backspace':
        if (!this.mayEdit(place)) return false;
        if (place.row === TEST) this.server?.test(place.col, '');
        else this.server?.cell(place.row, place.col, '');
        return true;
      default:
        if (plain && event.key.length === 1 && this.mayEdit(place)) {
          this.edit(place, event.key);
          return true;
        }
        return false;
    }
  }

  private step(place: Place, by: number, quiet = false): boolean {
    const rows = [...(this.sheet?.rows.map((row) => row.id) ?? []), ...(this.sheet?.test ? [TEST] : [])];
    const to = rows[rows.indexOf(place.row) + by];
    if (to !== undefined) this.focusCell(to, place.col, quiet);
    else this.focusCell(place.row, place.col, true);
    return true;
  }

  private pasted(event: ClipboardEvent, place: Place): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (place.row === TEST || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    this.leave(place);
    this.server?.paste(place.row, place.col, text);
  }

  private outside = (event: Event): void => {
    if (this.menu && !(event.target as HTMLElement).closest?.('.px-sheet-menu')) {
      this.menu = undefined;
      this.draw();
    }
  };

  private openMenu(event: MouseEvent, row: string): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const room = window.innerHeight - box.bottom;
    this.menu = { row, x: box.left, y: room < 220 ? Math.max(8, box.top - 210) : box.bottom + 2 };
    this.draw();
    this.querySelector<HTMLElement>('.px-sheet-menu button')?.focus();
  }

  private act(what: string): void {
    const row = this.menu?.row;
    this.menu = undefined;
    this.draw();
    if (row !== undefined) {
      if (what === 'above' || what === 'below' || what === 'copy') {
        const at = this.sheet!.rows.findIndex((one) => one.id === row);
        this.next = { after: what === 'above' ? (this.sheet!.rows[at - 1]?.id ?? '') : row, rows: this.sheet!.rows.length };
      }
      this.server?.act(row, what);
    }
  }

  // ---- drawing -------------------------------------------------------------------------------------------------------

  private draw(): void {
    if (!this.isConnected || !this.sheet) return;
    const at = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-row]');
    const held = at && this.contains(at) ? { row: at.dataset.row!, col: Number(at.dataset.col) } : undefined;
    const line = held ? (at!.parentElement as HTMLTableRowElement).sectionRowIndex : 0;
    this.drawing = true;
    render(this.table(this.sheet), this);
    this.drawing = false;
    if (!held || this.contains(document.activeElement)) return;
    // A row that moved or went took the focus along: whoever works from the keyboard goes on where they were.
    if (this.active) this.input()?.focus();
    else if (this.cell(held.row, held.col)) this.focusCell(held.row, held.col, true);
    else this.focusCell(this.sheet.rows[Math.min(line, this.sheet.rows.length - 1)]?.id ?? TEST, held.col, true);
  }

  private words(key: string): string {
    return this.sheet?.words[key] ?? '';
  }

  private table(sheet: Sheet): TemplateResult {
    this.classList.toggle('plain', !sheet.test && !sheet.gaps.length && sheet.rows.every((row) => !row.mark && !row.hit));
    const of = (kind: string) => sheet.columns.filter((column) => column.kind === kind).length;
    return html`<div class="px-rules-scroll" @scroll=${() => this.listed && this.active && this.place()}>
        <table class="px-rules" aria-label=${this.words('label')}>
          <thead>
            <tr class="px-rules-groups" ?hidden=${!this.words('when')}>
              <th class="px-no"></th>
              ${of('when') ? html`<th colspan=${of('when')} scope="colgroup">${this.words('when')}</th>` : nothing}
              ${of('then') ? html`<th colspan=${of('then')} scope="colgroup" class="then">${this.words('then')}</th>` : nothing}
              ${of('note') ? html`<th scope="colgroup" colspan=${of('note')}>${this.words('note')}</th>` : nothing}
              <th></th>
            </tr>
            <tr>
              <th class="px-no" scope="col">#</th>
              ${sheet.columns.map((column, col) => this.head(column, col))}
              <th class="px-mark"></th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              sheet.rows,
              (row) => row.id,
              (row) => this.row(row)
            )}
            ${sheet.gaps.map((gap, at) => this.gap(gap, at))}
            ${sheet.more ? html`<tr class="px-more"><td colspan=${sheet.columns.length + 2}>${sheet.more}</td></tr>` : nothing}
          </tbody>
          ${sheet.test ? this.test(sheet.test) : nothing}
        </table>
      </div>
      ${this.menu ? menuOf(this, this.menu, sheet, (what) => this.act(what)) : nothing}`;
  }

  private head(column: Column, col: number): TemplateResult {
    const alone = column.kind === 'note' && this.sheet!.columns.filter((one) => one.kind === 'note').length === 1;
    const text = html`<span class=${alone ? 'px-sr' : ''}>${column.head}</span>${column.sub ? html`<small>${column.sub}</small>` : nothing}`;
    const button = this.sheet!.editable && column.kind !== 'note' && column.kind !== 'plain';
    return html`<th scope="col" class=${column.kind}>
      ${button
        ? html`<button type="button" class="px-head" title=${this.words('column')} @click=${() => this.server?.column(col)}>${text}</button>`
        : text}
    </th>`;
  }

  private row(row: Row): TemplateResult {
    const level = row.level ?? '';
    return html`<tr class="${row.hit ?? ''} ${level}">
      <th scope="row" class="px-no">
        ${this.sheet!.editable
          ? html`<button
              type="button"
              data-no=${row.id}
              aria-haspopup="menu"
              aria-label=${`${this.words('rule')} ${row.n}`}
              @click=${(event: MouseEvent) => this.openMenu(event, row.id)}
            >${row.n}</button>`
          : row.n}
      </th>
      ${this.sheet!.columns.map((column, col) => this.td(column, row.cells[col] ?? { w: '' }, { row: row.id, col }))}
      <td class="px-mark">
        ${row.hit === 'hit'
          ? html`<span class="px-badge acc">${icon('check')}${this.words('matches')}</span>`
          : row.hit === 'also'
            ? html`<span class="px-badge">${this.words('also')}</span>`
            : nothing}
        ${row.mark ? html`<span class="px-badge ${level === 'err' ? 'err' : 'warn'}" title=${row.why ?? ''}>${icon('warning')}${row.mark}</span>` : nothing}
      </td>
    </tr>`;
  }

  private td(column: Column, cell: Cell, place: Place): TemplateResult {
    const here = this.active?.row === place.row && this.active.col === place.col;
    return html`<td
      class="${column.kind} ${cell.bad ? 'bad' : ''} ${here ? 'here' : ''} ${cell.raw ? 'raw' : ''}"
      data-row=${place.row}
      data-col=${place.col}
      tabindex=${here ? -1 : 0}
      aria-invalid=${cell.bad ? 'true' : 'false'}
      title=${cell.bad ?? (cell.w.length > 24 ? cell.w : '')}
      @focus=${(event: FocusEvent) => this.entered(event, place)}
      @paste=${(event: ClipboardEvent) => this.pasted(event, place)}
    >${here ? this.field(column, cell, place) : this.shown(column, cell, place.row === TEST)}</td>`;
  }

  private shown(column: Column, cell: Cell, blank = false): TemplateResult | string {
    if (cell.prio) return html`<px-prio level=${cell.prio}></px-prio>`;
    if (cell.any || cell.w === '') return column.kind === 'when' && !blank ? html`<span class="px-any">${this.words('any')}</span>` : '';
    return cell.w;
  }

  private field(column: Column, cell: Cell, place: Place): TemplateResult {
    const options = this.listed ? this.options(place) : [];
    const label = `${column.head}, ${place.row === TEST ? this.words('test') : `${this.words('rule')} ${this.sheet?.rows.find((row) => row.id === place.row)?.n}`}`;
    return html`<input
        class="px-cell-field"
        type="text"
        spellcheck="false"
        autocomplete="off"
        role=${column.options.length ? 'combobox' : 'textbox'}
        aria-label=${label}
        aria-expanded=${options.length > 0}
        aria-controls="px-cell-options"
        aria-activedescendant=${this.listed && this.chosen >= 0 ? `px-cell-option-${this.chosen}` : nothing}
        placeholder=${column.kind === 'when' && place.row !== TEST ? this.words('any') : ''}
        @blur=${(event: FocusEvent) => this.blurred(event)}
        @input=${() => {
          this.listed = true;
          this.chosen = -1;
          this.draw();
        }}
      />${options.length || cell.bad ? this.list(options, cell, place) : nothing}`;
  }

  private list(options: [string, string][], cell: Cell, place: Place): TemplateResult {
    const many = this.many(place);
    queueMicrotask(() => this.place());
    return html`<div class="px-cell-list" id="px-cell-options" role="listbox" aria-multiselectable=${many}>
      ${cell.bad ? html`<div class="px-cell-bad">${cell.bad}</div>` : nothing}
      ${options.map(
        ([, label], at) =>
          html`<div
            role="option"
            id=${`px-cell-option-${at}`}
            class=${at === this.chosen ? 'on' : ''}
            aria-selected=${this.isChosen(place, label)}
            @mousedown=${(event: MouseEvent) => {
              event.preventDefault();
              this.choose(place, label);
            }}
          >${many ? html`<i class=${this.isChosen(place, label) ? 'ticked' : ''}>${this.isChosen(place, label) ? icon('check') : nothing}</i>` : nothing}<span>${label}</span></div>`
      )}
    </div>`;
  }

  /** The list stands over everything, also over the edge of what scrolls. */
  private place(): void {
    const list = this.querySelector<HTMLElement>('.px-cell-list');
    const at = list?.closest('td')?.getBoundingClientRect();
    if (!list || !at) return;
    const room = window.innerHeight - at.bottom - 8;
    const up = room < 160 && at.top > room;
    list.style.left = `${Math.min(at.left, window.innerWidth - list.offsetWidth - 8)}px`;
    list.style.minWidth = `${at.width}px`;
    list.style.maxHeight = `${Math.min(280, up ? at.top - 8 : room)}px`;
    list.style.top = up ? `${at.top - list.offsetHeight}px` : `${at.bottom}px`;
  }

  private gap(gap: Cell[], at: number): TemplateResult {
    const rest = this.sheet!.columns.length - gap.length;
    return html`<tr class="gap">
      <th class="px-no">${icon('warning')}</th>
      ${gap.map((cell) => html`<td>${cell.any ? html`<span class="px-any">${this.words('any')}</span>` : cell.w}</td>`)}
      <td colspan=${rest} class="px-gap">${this.words('gap')}</td>
      <td class="px-mark">
        ${this.sheet!.editable
          ? html`<button type="button" class="px-btn px-small" @click=${() => this.server?.fill(at)}>${this.words('fill')}</button>`
          : nothing}
      </td>
    </tr>`;
  }

  private test(test: NonNullable<Sheet['test']>): TemplateResult {
    const columns = this.sheet!.columns;
    const whens = columns.filter((column) => column.kind === 'when');
    const thens = columns.filter((column) => column.kind === 'then');
    return html`<tfoot>
      <tr class="test">
        <th class="px-no" scope="row" title=${this.words('test')}>${icon('play')}</th>
        ${whens.map((column, col) => this.td(column, test.cells[col] ?? { w: '' }, { row: TEST, col }))}
        ${thens.map((column, at) => html`<td class="then px-strong">${this.shown(column, test.out[at] ?? { w: '' })}</td>`)}
        <td class="px-says ${test.bad ? 'bad' : ''}" title=${test.says} role="status">${test.says}</td>
        <td class="px-mark">
          ${this.sheet!.editable
            ? html`<button type="button" class="px-btn px-small" ?disabled=${!test.keep} @click=${() => this.server?.keep()}>${this.words('keep')}</button>`
            : nothing}
        </td>
      </tr>
    </tfoot>`;
  }
}

if (!customElements.get('px-sheet')) customElements.define('px-sheet', PxSheet);
