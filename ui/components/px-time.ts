/* An instant in the reader's zone and language: relative in lists, exact in the tooltip, kept fresh by one timer. */
const all = new Set<PxTime>();
const steps: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'],
  [3600, 'minute'],
  [86400, 'hour'],
  [7 * 86400, 'day']
];
const language = () => document.documentElement.lang || 'en';

function relative(at: Date, short: boolean): string {
  const seconds = Math.round((at.getTime() - Date.now()) / 1000);
  const size = Math.abs(seconds);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: short ? 'narrow' : 'long' });
  if (size < 45) return format.format(0, 'second');
  for (let i = 1; i < steps.length; i++) {
    if (size < steps[i][0]) return format.format(Math.trunc(seconds / steps[i - 1][0]), steps[i][1]);
  }
  return at.toLocaleDateString(language(), {
    day: 'numeric',
    month: 'short',
    year: at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric'
  });
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
    const mode = this.getAttribute('mode');
    this.textContent = mode === 'exact' ? exact : relative(at, mode === 'short');
  }
}

if (!customElements.get('px-time')) {
  customElements.define('px-time', PxTime);
  setInterval(() => all.forEach((time) => time.draw()), 20_000);
}
