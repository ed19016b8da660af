/* Marks of a list row: state, priority, person. Plain light elements, so that a row costs no server component. */
const svg = (inner: string) => `<svg viewBox="0 0 14 14" aria-hidden="true">${inner}</svg>`;

const tick = 'M4.3 7.2l1.9 1.9 3.5-3.8';
const solid = (colour: string, path: string) =>
  svg(
    `<circle cx="7" cy="7" r="6.2" fill="${colour}"/><path d="${path}" stroke="var(--lumo-base-color)" stroke-width="1.6" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`
  );
const states: Record<string, string> = {
  NEW: svg(
    '<circle cx="7" cy="7" r="5.5" stroke="var(--praxis-n-500)" stroke-width="1.6" fill="none" stroke-dasharray="2.4 2.1"/>'
  ),
  IN_PROGRESS: svg(
    '<circle cx="7" cy="7" r="5.5" stroke="var(--lumo-primary-color)" stroke-width="1.6" fill="none"/><path d="M7 3.8a3.2 3.2 0 0 1 0 6.4z" fill="var(--lumo-primary-color)"/>'
  ),
  ON_HOLD: svg(
    '<circle cx="7" cy="7" r="5.5" stroke="var(--praxis-n-500)" stroke-width="1.6" fill="none"/><path d="M5.6 5v4M8.4 5v4" stroke="var(--praxis-n-500)" stroke-width="1.5" stroke-linecap="round"/>'
  ),
  RESOLVED: solid('var(--lumo-success-color)', tick),
  CLOSED: solid('var(--praxis-n-400)', tick),
  CANCELLED: solid('var(--praxis-n-400)', 'M4.8 4.8l4.4 4.4M9.2 4.8L4.8 9.2')
};

abstract class Mark extends HTMLElement {
  connectedCallback() {
    this.draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  protected show(html: string, text: string) {
    this.innerHTML = html;
    if (text) {
      const label = document.createElement('span');
      label.textContent = text;
      this.append(label);
    }
  }

  protected abstract draw(): void;
}

class PxState extends Mark {
  static observedAttributes = ['category', 'label'];

  protected draw() {
    this.show(states[this.getAttribute('category') ?? ''] ?? '', this.getAttribute('label') ?? '');
  }
}

class PxPrio extends Mark {
  static observedAttributes = ['level', 'label'];

  protected draw() {
    const level = Number(this.getAttribute('level'));
    if (!level) {
      this.show('', '–');
      return;
    }
    const urgent =
      '<rect x=".5" y=".5" width="13" height="13" rx="3" fill="var(--lumo-error-color)"/><path d="M7 3.4v4.4M7 10.4v.1" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>';
    const lit = [0, 3, 3, 2, 1, 0][level] ?? 0;
    const bars = [8.5, 5.3, 2.1].map((y, i) => {
      const colour = i < lit ? 'var(--praxis-n-700)' : 'var(--praxis-n-300)';
      return `<rect x="${1 + i * 4.4}" y="${y}" width="3" height="${13 - y}" rx="1" fill="${colour}"/>`;
    });
    this.show(svg(level === 1 ? urgent : bars.join('')), this.getAttribute('label') ?? `P${level}`);
  }
}

class PxPerson extends Mark {
  static observedAttributes = ['name', 'me', 'plain'];

  protected draw() {
    const name = this.getAttribute('name') ?? '';
    const initials = name
      .split(/[\s.,-]+/)
      .filter(Boolean)
      .map((word) => word[0])
      .filter((_, i, all) => i === 0 || i === all.length - 1)
      .join('')
      .toUpperCase();
    const avatar = document.createElement('i');
    avatar.textContent = initials || '?';
    this.setAttribute('title', name);
    this.show('', this.hasAttribute('plain') ? '' : name);
    this.prepend(avatar);
  }
}

for (const [tag, type] of [['px-state', PxState], ['px-prio', PxPrio], ['px-person', PxPerson]] as const) {
  if (!customElements.get(tag)) customElements.define(tag, type);
}
