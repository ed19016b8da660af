/*
 * The keyboard: one listener for the whole window, silent while somebody types or a dialog is open. What a key means is
 * told by the server per view, so that help, palette and keyboard read the same list.
 */
type Key = { keys: string; action: string; modal?: boolean };

const typing = (event: KeyboardEvent) => {
  const target = event.composedPath()[0] as HTMLElement;
  return (
    target?.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target?.tagName) ||
    !!document.querySelector('vaadin-dialog-overlay, vaadin-confirm-dialog-overlay, vaadin-menu-bar-overlay')
  );
};

class PxKeys extends HTMLElement {
  private keys: Key[] = [];
  private pending = '';
  private timer = 0;
  private walked: HTMLElement | undefined;
  private readonly listener = (event: KeyboardEvent) => this.pressed(event);

  /** The list would take Enter for itself: a focused row is opened before it hears of it. */
  private readonly opener = (event: KeyboardEvent) => {
    const inside = event.composedPath().some((node) => (node as HTMLElement).classList?.contains('px-list'));
    const row = (event.composedPath()[0] as HTMLElement)?.tagName === 'TD';
    if (event.key === 'Enter' && inside && row && this.keys.some((key) => key.action === 'row-open')) {
      event.stopPropagation();
      this.fire('row-open', event);
    }
  };

  connectedCallback() {
    window.addEventListener('keydown', this.opener, true);
    window.addEventListener('keydown', this.listener);
  }

  disconnectedCallback() {
    window.removeEventListener('keydown', this.opener, true);
    window.removeEventListener('keydown', this.listener);
  }

  /** Called by the server whenever another view is shown. */
  listen(keys: Key[]) {
    this.keys = keys;
    this.walked = undefined;
  }

  private pressed(event: KeyboardEvent) {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'k') this.fire('palette', event);
      return;
    }
    if (typing(event)) return;
    const typed = this.pending ? `${this.pending} ${event.key}` : event.key;
    this.pending = '';
    window.clearTimeout(this.timer);
    const match = this.keys.find((key) => key.keys === typed);
    if (match) {
      this.fire(match.action, event);
    } else if (this.keys.some((key) => key.keys.startsWith(`${typed} `))) {
      this.pending = typed;
      this.timer = window.setTimeout(() => (this.pending = ''), 1500);
    }
  }

  private fire(action: string, event: KeyboardEvent) {
    event.preventDefault();
    const search = document.getElementById('desk-search');
    if (action === 'search' && search) search.focus();
    else if (action === 'row-down') this.move('ArrowDown');
    else if (action === 'row-up') this.move('ArrowUp');
    else this.dispatchEvent(new CustomEvent('px-key', { detail: { action } }));
  }

  /** j and k are the arrow keys of the list on the page. */
  private move(key: string) {
    const grid = document.querySelector('vaadin-grid.px-list') as HTMLElement | null;
    if (!grid) return;
    const inside = document.activeElement === grid || grid.contains(document.activeElement);
    if (!inside) {
      const cell = grid.shadowRoot?.querySelector<HTMLElement>('tbody td[tabindex="0"], tbody [tabindex="0"]');
      cell?.focus();
      // A list whose columns made way for something draws its cells anew and drops the focus: one walks on from there.
      const dropped = this.walked === grid;
      this.walked = grid;
      if (!dropped) return;
    }
    this.walked = grid;
    const focused = grid.shadowRoot?.activeElement ?? grid;
    focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }
}

if (!customElements.get('px-keys')) customElements.define('px-keys', PxKeys);
