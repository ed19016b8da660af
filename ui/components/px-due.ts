/* What is due next, as a chip: a ring that fills, the service time that is left, a word where colour alone would not do. Lists
   draw it from their templates. Time runs on here only while the service is open. */
const all = new Set<PxDue>();
const svg = (inner: string) => `<svg viewBox="0 0 14 14" aria-hidden="true">${inner}</svg>`;
const marks: Record<string, string> = {
  late: svg('<path d="M7 1.9l5.4 9.7H1.6zM7 5.5v2.8M7 10v.1" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round"/>'),
  paused: svg('<path d="M5 3.5v7M9 3.5v7" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>'),
  met: svg('<path d="M2.8 7.5l2.8 2.8 5.6-6" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>'),
  missed: svg('<path d="M3.8 3.8l6.4 6.4M10.2 3.8l-6.4 6.4" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>')
};
const around = 32.7;

function ring(used: number): string {
  const full = (Math.max(0, Math.min(100, used)) / 100) * around;
  return svg(
    `<circle cx="7" cy="7" r="5.2" stroke="currentColor" stroke-opacity=".25" stroke-width="2"/><circle cx="7" cy="7" r="5.2" stroke="currentColor" stroke-width="2" stroke-dasharray="${full.toFixed(1)} ${around}" transform="rotate(-90 7 7)"/>`
  );
}

function span(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} m`;
  return hours < 10 ? `${hours} h ${String(minutes % 60).padStart(2, '0')} m` : `${hours} h`;
}

/** The same borders as the server's. */
function band(used: number): string {
  return used >= 100 ? 'late' : used >= 75 ? 'warning' : used >= 50 ? 'notice' : 'calm';
}

let asked: PxDue | undefined;
/** Asked for by click or key, so a pointer that leaves does not close it: the list may have moved away under it. */
let pinned = false;
let leaving = 0;

class PxDue extends HTMLElement {
  static observedAttributes = ['state', 'used', 'left', 'until', 'text', 'late', 'label'];
  private since = Date.now();
  private waiting = 0;

  connectedCallback() {
    all.add(this);
    this.setAttribute('role', 'button');
    this.setAttribute('aria-haspopup', 'dialog');
    this.addEventListener('click', this.clicked);
    this.addEventListener('keydown', this.pressed);
    this.addEventListener('pointerenter', this.entered);
    this.addEventListener('pointerleave', this.left);
    this.addEventListener('focus', this.focused);
    this.draw();
  }

  disconnectedCallback() {
    all.delete(this);
    clearTimeout(this.waiting);
  }

  attributeChangedCallback(name: string) {
    if (name === 'left' || name === 'until') this.since = Date.now();
    if (this.isConnected) this.draw();
  }

  draw() {
    const state = this.getAttribute('state') ?? '';
    this.hidden = !state;
    if (!state) return;
    let left = Number(this.getAttribute('left') ?? 0);
    let used = Number(this.getAttribute('used') ?? 0);
    const until = Date.parse(this.getAttribute('until') ?? '');
    if (state === 'running' && !isNaN(until)) {
      const passed = Math.max(0, Math.floor((Math.min(Date.now(), until) - this.since) / 1000));
      const whole = used < 100 ? left / (1 - used / 100) : 0;
      left -= passed;
      if (whole > 0) used += (passed / whole) * 100;
    }
    const late = state === 'running' && left < 0;
    const shown = late ? 'late' : state === 'running' ? band(Math.min(used, 99.9)) : state;
    const words = (this.getAttribute(late ? 'late' : 'text') ?? '').replace('{0}', span(left));
    this.setAttribute('band', shown);
    this.setAttribute('aria-label', `${words}. ${this.getAttribute('label') ?? ''}`);
    this.innerHTML = marks[shown] ?? ring(used);
    const text = document.createElement('span');
    text.textContent = words;
    this.append(text);
  }

  private ask(toStay: boolean) {
    asked = this;
    pinned = toStay;
    clearTimeout(leaving);
    const detail = { ticket: this.getAttribute('ticket') };
    this.dispatchEvent(new CustomEvent('due-explain', { detail, bubbles: true, composed: true }));
  }

  private clicked = (event: Event) => {
    event.stopPropagation();
    clearTimeout(this.waiting);
    this.ask(true);
  };

  private pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    this.ask(true);
  };

  private entered = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.ask(false), 450);
  };

  private left = () => {
    clearTimeout(this.waiting);
    if (asked === this) leave();
  };

  private focused = () => {
    if (!this.matches(':focus-visible')) return;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.ask(false), 450);
  };
}

function leave() {
  if (pinned) return;
  clearTimeout(leaving);
  leaving = window.setTimeout(() => {
    document.querySelectorAll<HTMLElement>('.px-due-why:popover-open').forEach((why) => {
      if (!why.matches(':hover') && !why.contains(document.activeElement) && !asked?.matches(':hover, :focus-visible'))
        why.hidePopover();
    });
  }, 350);
}

/** Shows the explanation beside the chip that asked for it, or in the middle where a key did. */
function open(why: HTMLElement, ticket: string) {
  const chip = asked?.isConnected && asked.getAttribute('ticket') === ticket
      ? asked : [...all].find((each) => each.getAttribute('ticket') === ticket && each.offsetParent);
  why.onpointerleave = leave;
  if (!why.matches(':popover-open')) why.showPopover();
  const box = why.getBoundingClientRect();
  const at = chip?.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  const x = at ? at.left : (width - box.width) / 2;
  let y = at ? at.bottom + 6 : (height - box.height) / 2;
  if (at && y + box.height > height - 8) y = Math.max(8, at.top - 6 - box.height);
  if (y < 8) y = 8;
  why.style.left = `${Math.max(8, Math.min(x, width - box.width - 8))}px`;
  why.style.top = `${Math.min(y, Math.max(8, height - box.height - 8))}px`;
}

if (!customElements.get('px-due')) {
  customElements.define('px-due', PxDue);
  (window as unknown as { pxDue: unknown }).pxDue = { open };
  setInterval(() => all.forEach((due) => due.draw()), 20_000);
}

export {};
