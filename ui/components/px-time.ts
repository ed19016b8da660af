/* An instant in the reader's language: few characters in lists, a stamp in a timeline, exact in the tooltip; one timer keeps all fresh. */
const all = new Set<PxTime>();
/** English without a country is written as in Europe: day before month, 24 hours. */
const language = () => {
  const lang = document.documentElement.lang || 'en';
  return lang === 'en' ? 'en-GB' : lang;
};
const minute = 60;
const hour = 3600;
const day = 86400;

/** Whole calendar days between then and now, in the reader's zone. */
function daysAgo(at: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(new Date()) - midnight(at)) / (day * 1000));
}

function date(at: Date): string {
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return at.toLocaleDateString(language(), { day: 'numeric', month: 'short', year });
}

function seconds(at: Date): number {
  return Math.round((at.getTime() - Date.now()) / 1000);
}

function now(): string {
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(0, 'second');
}

/** For columns: "now", "4m", "3h", "Mon", "12 Nov". */
function short(at: Date): string {
  const size = Math.abs(seconds(at));
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (size < 45) return now();
  if (size < hour) return unit(Math.max(1, Math.round(size / minute)), 'minute');
  if (size < 12 * hour) return unit(Math.round(size / hour), 'hour');
  const days = daysAgo(at);
  if (days === 0) return clock(at);
  return days > 0 && days < 7 ? at.toLocaleDateString(language(), { weekday: 'short' }) : date(at);
}

/** For sentences: "4 minutes ago", "yesterday". */
function relative(at: Date): string {
  const distance = seconds(at);
  const size = Math.abs(distance);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'long' });
  if (size < 45) return now();
  if (size < hour) return format.format(Math.round(distance / minute), 'minute');
  if (size < 12 * hour) return format.format(Math.round(distance / hour), 'hour');
  const days = daysAgo(at);
  return Math.abs(days) < 7 ? format.format(-days, 'day') : date(at);
}

function clock(at: Date): string {
  return at.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });
}

/** For timelines: "10:20, 4 minutes ago", "Mon 20:40", "12 Nov 08:05". */
function stamp(at: Date): string {
  const days = daysAgo(at);
  if (days === 0) return Math.abs(seconds(at)) < hour ? `${clock(at)}, ${relative(at)}` : clock(at);
  const weekday = at.toLocaleDateString(language(), { weekday: 'short' });
  return `${days > 0 && days < 7 ? weekday : date(at)} ${clock(at)}`;
}

class PxTime extends HTMLElement {
  static observedAttributes = ['at', 'mode'];

  connectedCallback() {
    all.add(this);
    this.draw();
  }

  disconnectedCallback() {
    all.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  draw() {
    const at = new Date(this.getAttribute('at') ?? '');
    if (isNaN(at.getTime())) {
      this.textContent = '';
      return;
    }
    const exact = at.toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
    this.title = exact;
    const modes: Record<string, (at: Date) => string> = { exact: () => exact, short, stamp };
    this.textContent = (modes[this.getAttribute('mode') ?? ''] ?? relative)(at);
  }
}

if (!customElements.get('px-time')) {
  customElements.define('px-time', PxTime);
  setInterval(() => all.forEach((time) => time.draw()), 20_000);
}
