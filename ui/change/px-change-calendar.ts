/* The change calendar: windows and blackouts behind, changes before them, a line for now. It knows wall time of the reader only;
   what a time is on the instant line, and what stands against it, the server says. */
type Window_ = { id: string; kind: string; name: string; from: string; to: string };
type Change = {
  number: string;
  subject: string;
  line: string;
  from: string;
  to: string;
  look: string;
  mark: string;
  movable: boolean;
  label: string;
};
type Data = {
  view: 'day' | 'week' | 'month' | 'list';
  days: string[];
  month: number;
  now: string;
  selected: string;
  windows: Window_[];
  changes: Change[];
  names: string[];
  texts: Record<string, string>;
};

const DAY = 86_400_000;
const STEP = 15;
const HOUR = 30;
const icons: Record<string, string> = {
  warn: '<path d="M8 2.2l6.2 11H1.8zM8 6.5v3M8 11.4v.1"/>',
  bolt: '<path d="M9 2L3.5 9H8l-1 5 5.5-7H8z"/>',
  done: '<path d="M3 8.5l3.2 3.2L13 4.8"/>'
};

/** English without a country is written as in Europe. */
const language = () => {
  const lang = document.documentElement.lang || 'en';
  return lang === 'en' ? 'en-GB' : lang;
};

/** Wall time as a number; days are all equally long on a wall. */
const at = (local: string) => Date.parse(local.length === 10 ? `${local}T00:00Z` : `${local}Z`);
const local = (time: number) => new Date(time).toISOString().slice(0, 16);
const hhmm = (time: number) => new Date(time).toISOString().slice(11, 16);

class PxChangeCalendar extends HTMLElement {
  private shown?: Data;
  private dragging?: { change: Change; box: HTMLElement; x: number; y: number; start: number; moved: boolean };

  set data(value: Data) {
    const focused = this.contains(document.activeElement) && document.activeElement !== this;
    this.shown = value;
    this.draw();
    if (focused) this.find(value.selected)?.focus({ preventScroll: true });
  }

  get data(): Data | undefined {
    return this.shown;
  }

  connectedCallback() {
    this.addEventListener('keydown', this.pressed);
    this.addEventListener('pointerdown', this.grabbed);
    if (this.shown) this.draw();
  }

  disconnectedCallback() {
    this.removeEventListener('keydown', this.pressed);
    this.removeEventListener('pointerdown', this.grabbed);
  }

  private tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private find(number: string): HTMLElement | null {
    return number ? this.querySelector(`[data-number="${CSS.escape(number)}"]`) : null;
  }

  private draw() {
    const data = this.shown!;
    const scroller = this.querySelector<HTMLElement>('.cc-scroll');
    const place = scroller && this.dataset.view === data.view ? scroller.scrollTop : -1;
    this.dataset.view = data.view;
    this.replaceChildren(data.view === 'month' ? this.month(data) : data.view === 'list' ? this.list(data) : this.week(data));
    const fresh = this.querySelector<HTMLElement>('.cc-scroll');
    if (fresh && data.view !== 'month' && data.view !== 'list') {
      fresh.scrollTop = place >= 0 ? place : this.first(data);
    }
  }

  /** Where there is something to see: a little before the first change, or the working day. */
  private first(data: Data): number {
    const chosen = data.changes.find((change) => change.number === data.selected);
    const minutes = chosen ? (at(chosen.from) % DAY) / 60_000 : 6 * 60;
    return Math.max(0, (minutes / 60 - 2) * HOUR);
  }

  private element(tag: string, css: string, text = ''): HTMLElement {
    const made = document.createElement(tag);
    if (css) made.className = css;
    if (text) made.textContent = text;
    return made;
  }

  private icon(name: string): string {
    return icons[name] ? `<svg viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>` : '';
  }

  private week(data: Data): HTMLElement {
    const box = this.element('div', 'cc-time');
    const count = data.days.length;
    const head = this.element('div', 'cc-head');
    head.style.gridTemplateColumns = `56px repeat(${count}, minmax(0, 1fr))`;
    head.append(this.element('span', ''));
    data.days.forEach((day, i) => {
      const cell = this.element('div', day === data.now.slice(0, 10) ? 'cc-today' : '');
      cell.append(this.element('span', 'cc-day', data.names[i] + ' '), this.element('b', '', String(Number(day.slice(8)))));
      head.append(cell);
    });
    const scroll = this.element('div', 'cc-scroll');
    const grid = this.element('div', 'cc-grid');
    const hours = this.element('div', 'cc-hours');
    for (let hour = 2; hour < 24; hour += 2) {
      const label = this.element('div', '', `${String(hour).padStart(2, '0')}:00`);
      label.style.top = `${hour * HOUR - 8}px`;
      hours.append(label);
    }
    const days = this.element('div', 'cc-days');
    days.style.height = `${24 * HOUR}px`;
    days.style.setProperty('--cc-count', String(count));
    for (let hour = 1; hour < 24; hour++) {
      const line = this.element('i', '');
      line.style.top = `${hour * HOUR}px`;
      days.append(line);
    }
    data.days.forEach((day, i) => this.day(data, days, at(day), i, count));
    grid.append(hours, days);
    scroll.append(grid);
    box.append(head, scroll);
    return box;
  }

  private day(data: Data, days: HTMLElement, start: number, index: number, count: number) {
    const within = (from: string, to: string) => at(from) < start + DAY && at(to) > start;
    const put = (box: HTMLElement, from: number, to: number, left = 0, width = 1) => {
      const top = ((Math.max(from, start) - start) / 3_600_000) * HOUR;
      const end = ((Math.min(to, start + DAY) - start) / 3_600_000) * HOUR;
      box.style.top = `${top}px`;
      box.style.height = `${Math.max(end - top, 4)}px`;
      box.style.left = `calc(${index + left} * 100% / ${count})`;
      box.style.width = `calc(${width} * 100% / ${count})`;
    };
    for (const window of data.windows.filter((one) => within(one.from, one.to))) {
      const box = this.element('div', window.kind === 'MAINTENANCE' ? 'cc-window' : window.kind === 'BLACKOUT' ? 'cc-blackout' : 'cc-critical');
      put(box, at(window.from), at(window.to));
      if (at(window.from) >= start || index === 0) {
        box.append(this.element('span', '', window.name));
      }
      box.title = `${window.name}, ${window.from.slice(11)} – ${window.to.slice(11)}`;
      days.append(box);
    }
    const here = data.changes.filter((one) => within(one.from, one.to)).sort((a, b) => at(a.from) - at(b.from) || at(b.to) - at(a.to));
    for (const { change, lane, lanes } of this.lanes(here)) {
      const box = this.box(change, data);
      if (lanes > 1) box.querySelector('b')!.textContent = change.number.replace(/^[A-Z]+0*/, '');
      put(box, at(change.from), Math.max(at(change.to), at(change.from) + STEP * 60_000), lane / lanes, 1 / lanes);
      box.style.left = `calc(${index + lane / lanes} * 100% / ${count} + 3px)`;
      box.style.width = `calc(${1 / lanes} * 100% / ${count} - 6px)`;
      days.append(box);
    }
    if (data.now.slice(0, 10) === data.days[index]) {
      const line = this.element('div', 'cc-now');
      put(line, at(data.now), at(data.now));
      line.style.height = '2px';
      line.setAttribute('role', 'img');
      line.setAttribute('aria-label', `${data.texts.now} ${data.now.slice(11)}`);
      days.append(line);
    }
  }

  /** Changes that share time stand beside each other. */
  private lanes(changes: Change[]): { change: Change; lane: number; lanes: number }[] {
    const placed: { change: Change; lane: number; lanes: number }[] = [];
    let cluster: { change: Change; lane: number; lanes: number }[] = [];
    let ends: number[] = [];
    const close = () => {
      cluster.forEach((one) => (one.lanes = ends.length));
      placed.push(...cluster);
      cluster = [];
      ends = [];
    };
    for (const change of changes) {
      const from = at(change.from);
      if (ends.length && ends.every((end) => end <= from)) close();
      let lane = ends.findIndex((end) => end <= from);
      if (lane < 0) lane = ends.length;
      ends[lane] = Math.max(at(change.to), from + STEP * 60_000);
      cluster.push({ change, lane, lanes: 1 });
    }
    close();
    return placed;
  }

  private box(change: Change, data: Data): HTMLElement {
    const box = this.element('div', `cc-change ${change.look}${change.number === data.selected ? ' selected' : ''}`);
    const first = this.element('div', 'cc-number');
    first.innerHTML = `<b>${change.number}</b>${this.icon(change.mark)}`;
    box.append(first, this.element('div', 'cc-subject', change.subject), this.element('div', 'cc-line', change.line));
    box.dataset.number = change.number;
    box.tabIndex = change.number === data.selected || (!data.selected && data.changes[0] === change) ? 0 : -1;
    box.setAttribute('role', 'button');
    box.setAttribute('aria-pressed', String(change.number === data.selected));
    box.setAttribute('aria-label', change.label);
    box.title = change.label;
    box.addEventListener('click', () => {
      if (!this.dragging?.moved) this.tell('change-chosen', { number: change.number });
    });
    return box;
  }

  private month(data: Data): HTMLElement {
    const box = this.element('div', 'cc-month');
    const head = this.element('div', 'cc-month-head');
    data.names.slice(0, 7).forEach((name) => head.append(this.element('div', '', name)));
    const grid = this.element('div', 'cc-month-days cc-scroll');
    data.days.forEach((day) => {
      const start = at(day);
      const cell = this.element('div', 'cc-cell');
      if (Number(day.slice(5, 7)) !== data.month) cell.classList.add('cc-other');
      if (day === data.now.slice(0, 10)) cell.classList.add('cc-today');
      cell.dataset.day = day;
      const meets = (one: { from: string; to: string }) => at(one.from) < start + DAY && at(one.to) > start;
      const behind = data.windows.filter(meets);
      if (behind.some((one) => one.kind === 'BLACKOUT')) cell.classList.add('cc-black');
      else if (behind.some((one) => one.kind === 'MAINTENANCE')) cell.classList.add('cc-open');
      if (behind.length) cell.title = behind.map((one) => one.name).join(', ');
      cell.append(this.element('b', 'cc-date', String(Number(day.slice(8)))));
      const here = data.changes.filter(meets);
      here.slice(0, 4).forEach((change) => {
        const row = this.element('div', `cc-change cc-small ${change.look}${change.number === data.selected ? ' selected' : ''}`);
        row.innerHTML = this.icon(change.mark);
        row.append(this.element('span', 'cc-clock', hhmm(at(change.from))), this.element('span', 'cc-subject', change.subject));
        row.dataset.number = change.number;
        row.tabIndex = change.number === data.selected ? 0 : -1;
        row.setAttribute('role', 'button');
        row.setAttribute('aria-label', change.label);
        row.title = change.label;
        row.addEventListener('click', () => {
          if (!this.dragging?.moved) this.tell('change-chosen', { number: change.number });
        });
        cell.append(row);
      });
      if (here.length > 4) {
        const more = this.element('button', 'cc-more', data.texts.more.replace('{0}', String(here.length - 4)));
        more.addEventListener('click', () => this.tell('day-chosen', { day }));
        cell.append(more);
      }
      grid.append(cell);
    });
    box.append(head, grid);
    return box;
  }

  private list(data: Data): HTMLElement {
    const box = this.element('div', 'cc-list cc-scroll');
    if (!data.changes.length) {
      box.append(this.element('p', 'cc-empty', data.texts.empty));
    }
    let day = '';
    data.changes.forEach((change) => {
      if (change.from.slice(0, 10) !== day) {
        day = change.from.slice(0, 10);
        const time = new Date(at(day));
        const name = new Intl.DateTimeFormat(language(), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          timeZone: 'UTC'
        }).format(time);
        box.append(this.element('h2', day === data.now.slice(0, 10) ? 'cc-today' : '', name));
      }
      const row = this.box(change, data);
      const times = this.element('span', 'cc-clock', `${change.from.slice(11)} – ${change.to.slice(11)}`);
      row.prepend(times);
      box.append(row);
    });
    return box;
  }

  private pressed = (event: KeyboardEvent) => {
    const data = this.shown;
    if (!data || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const number = target.dataset?.number;
    const all = data.changes;
    if (!all.length || (target !== this && !number)) return;
    const here = Math.max(0, all.findIndex((one) => one.number === (number ?? data.selected)));
    const go = (index: number) => {
      const next = all[Math.min(all.length - 1, Math.max(0, index))];
      event.preventDefault();
      this.find(next.number)?.focus();
      this.tell('change-chosen', { number: next.number });
    };
    const otherDay = (step: number) => {
      const day = all[here].from.slice(0, 10);
      for (let i = here + step; i >= 0 && i < all.length; i += step) if (all[i].from.slice(0, 10) !== day) return i;
      return here;
    };
    switch (event.key) {
      case 'ArrowDown':
        return go(here + 1);
      case 'ArrowUp':
        return go(here - 1);
      case 'ArrowRight':
        return go(otherDay(1));
      case 'ArrowLeft':
        return go(otherDay(-1));
      case 'Home':
        return go(0);
      case 'End':
        return go(all.length - 1);
      case 'Enter':
        event.preventDefault();
        return this.tell('change-opened', { number: all[here].number });
      case ' ':
        event.preventDefault();
        return this.tell('change-chosen', { number: all[here].number });
    }
  };

  private grabbed = (event: PointerEvent) => {
    const box = (event.target as HTMLElement).closest<HTMLElement>('.cc-change');
    const data = this.shown;
    const change = data?.changes.find((one) => one.number === box?.dataset.number);
    if (!box || !change?.movable || event.button !== 0 || data!.view === 'list' || event.pointerType === 'touch') return;
    this.dragging = { change, box, x: event.clientX, y: event.clientY, start: at(change.from), moved: false };
    const move = (moved: PointerEvent) => this.dragged(moved);
    const end = (up: Event) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', escape, true);
      this.dropped(up.type === 'pointerup');
    };
    const escape = (key: KeyboardEvent) => {
      if (key.key === 'Escape') {
        key.stopPropagation();
        end(new Event('cancel'));
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', escape, true);
  };

  private dragged(event: PointerEvent) {
    const drag = this.dragging!;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    drag.moved = true;
    event.preventDefault();
    const data = this.shown!;
    drag.box.classList.add('dragging');
    if (data.view === 'month') {
      const cell = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.classList.contains('cc-cell')) as HTMLElement;
      this.querySelectorAll('.cc-target').forEach((one) => one.classList.remove('cc-target'));
      cell?.classList.add('cc-target');
      if (cell) drag.start = at(cell.dataset.day!) + (at(drag.change.from) % DAY);
      return;
    }
    const width = this.querySelector<HTMLElement>('.cc-days')!.clientWidth / data.days.length;
    const days = Math.round(dx / width);
    const minutes = Math.round(((dy / HOUR) * 60) / STEP) * STEP;
    const first = at(data.days[0]);
    const last = at(data.days[data.days.length - 1]) + DAY - STEP * 60_000;
    drag.start = Math.min(last, Math.max(first, at(drag.change.from) + days * DAY + minutes * 60_000));
    const shift = drag.start - at(drag.change.from);
    const whole = Math.round(shift / DAY);
    drag.box.style.transform = `translate(${whole * width}px, ${((shift - whole * DAY) / 3_600_000) * HOUR}px)`;
    const line = drag.box.querySelector('.cc-line');
    if (line) line.textContent = `${hhmm(drag.start)} – ${hhmm(drag.start + at(drag.change.to) - at(drag.change.from))}`;
  }

  private dropped(kept: boolean) {
    const drag = this.dragging!;
    drag.box.classList.remove('dragging');
    this.querySelectorAll('.cc-target').forEach((one) => one.classList.remove('cc-target'));
    const wanted = local(drag.start);
    if (!kept || !drag.moved || wanted === drag.change.from) {
      drag.box.style.transform = '';
      if (drag.moved) this.draw();
    } else {
      this.tell('change-moved', { number: drag.change.number, from: wanted });
    }
    // A click follows the release of the pointer: it must not choose what was only dragged.
    setTimeout(() => (this.dragging = undefined));
  }
}

customElements.define('px-change-calendar', PxChangeCalendar);

export {};
