/* The icon set: 16 px, 1.5 px stroke, round joins. One element, no request per icon. */
const paths: Record<string, string> = {
  'box': 'M2.5 5.2h11v8.3h-11zM2.5 5.2l1.6-2.7h7.8l1.6 2.7M6.3 8h3.4',
  'code': 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5M9 3L7 13',
  'app': 'M2.5 3h11v10h-11zM2.5 6h11M4.7 4.5h.1M6.5 4.5h.1',
  'database': 'M13 4.2C13 5.3 10.8 6.2 8 6.2S3 5.3 3 4.2 5.2 2.2 8 2.2s5 .9 5 2zM3 4.2v7.6c0 1.1 2.2 2 5 2s5-.9 5-2V4.2M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  'cpu': 'M4.5 4.5h7v7h-7zM6.8 6.8h2.4v2.4H6.8zM6.3 2v2.5M9.7 2v2.5M6.3 11.5V14M9.7 11.5V14M2 6.3h2.5M2 9.7h2.5M11.5 6.3H14M11.5 9.7H14',
  'package': 'M8 2l5.5 3v6L8 14l-5.5-3V5zM5.2 3.5l5.6 3.1v3M2.5 5L8 8l5.5-3M8 8v6',
  'cloud': 'M4.6 12.5a2.9 2.9 0 0 1-.3-5.8 3.9 3.9 0 0 1 7.5.7 2.6 2.6 0 0 1 .2 5.1z',
  'cabinet': 'M3.5 2h9v12h-9zM3.5 6h9M3.5 10h9M5.5 4h1.5M5.5 8h1.5M5.5 12h1.5',
  'printer': 'M4.5 6V2.5h7V6M4.5 11H2.5V6h11v5h-2M4.5 9h7v4.5h-7z',
  'qr': 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.6v1.6H9.5zM13.5 9.5v1.6M9.5 13.5h1.6M13.5 13.5h-.1',
  'inbox': 'M2.5 9 4.3 3h7.4l1.8 6v4h-11zM2.5 9h3.2l1 2h2.6l1-2h3.2',
  'ticket': 'M2 4.5h12v2.3a1.3 1.3 0 0 0 0 2.4v2.3H2V9.2a1.3 1.3 0 0 0 0-2.4zM9.5 4.5v1.2M9.5 7.4v1.2M9.5 10.3v1.2',
  'change': 'M3 3.5h10v10H3zM3 6.5h10M5.5 2v3M10.5 2v3M6 10l1.4 1.4L10.2 8.6',
  'asset': 'M8 2l5.5 3v6L8 14l-5.5-3V5zM2.5 5L8 8l5.5-3M8 8v6',
  'book': 'M8 4.2C6.5 3 4.5 3 2.5 3v9.5c2 0 4 0 5.5 1.2 1.5-1.2 3.5-1.2 5.5-1.2V3c-2 0-4 0-5.5 1.2zM8 4.2v9.5',
  'flow': 'M2 6.5h4v3H2zM10 2.5h4v3h-4zM10 10.5h4v3h-4zM6 8h2M8 4v8M8 4h2M8 12h2',
  'shield': 'M8 1.8l5 2v4c0 3.2-2.2 5.3-5 6.4-2.8-1.1-5-3.2-5-6.4v-4zM5.8 7.8l1.6 1.6 2.9-3',
  'chart': 'M2.5 2.5v11h11M5.5 10.5v-3M8.5 10.5v-6M11.5 10.5v-4',
  'gear': 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M12.4 3.6l-1.3 1.3M4.9 11.1l-1.3 1.3',
  'search': 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L14 14',
  'plus': 'M8 3v10M3 8h10',
  'edit': 'M10.8 2.7l2.5 2.5-7.6 7.6-3.2.7.7-3.2z',
  'bell': 'M4 6.5a4 4 0 0 1 8 0c0 3.2 1.3 4.5 1.3 4.5H2.7S4 9.7 4 6.5zM6.6 13.2a1.5 1.5 0 0 0 2.8 0',
  'help': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.3a1.8 1.8 0 1 1 2.4 1.8c-.5.2-.7.5-.7 1.1M8 11.2v.1',
  'info': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3v3.6M8 5v.1',
  'close': 'M4 4l8 8M12 4l-8 8',
  'check': 'M3 8.5l3.2 3.2L13 4.8',
  'filter': 'M2.5 4h11M4.5 8h7M6.5 12h3',
  'warning': 'M8 2.2l6.2 11H1.8zM8 6.5v3M8 11.4v.1',
  'clock': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  'pause': 'M5.5 4v8M10.5 4v8',
  'swap': 'M3 5.5h10M10 2.5l3 3-3 3M13 10.5H3M6 7.5l-3 3 3 3',
  'chevron-right': 'M6 4l4 4-4 4',
  'chevron-left': 'M10 4L6 8l4 4',
  'chevron-down': 'M4 6l4 4 4-4',
  'chevron-up': 'M4 10l4-4 4 4',
  'people': 'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.3c.4-2.3 2.2-3.6 4.5-3.6s4.1 1.3 4.5 3.6M10.3 3.2a2.5 2.5 0 0 1 0 4.6M12 9.9c1.4.5 2.3 1.7 2.5 3.4',
  'person': 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
  'more': 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  'table': 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10',
  'star': 'M8 2.3l1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5z',
  'lock': 'M4 7.2h8v6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2',
  'eye': 'M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  'link': 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  'arrow-right': 'M3 8h10M9.5 4.5L13 8l-3.5 3.5',
  'comment': 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
  'wifi': 'M2 6.2a8.6 8.6 0 0 1 12 0M4.2 8.7a5.4 5.4 0 0 1 7.6 0M6.4 11.1a2.3 2.3 0 0 1 3.2 0M8 13.2v.1',
  'copy': 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  'phone': 'M5 1.8h6v12.4H5zM7.3 12.2h1.4',
  'building': 'M3.5 14V2.5h6V14M9.5 6.5h3V14M2 14h12M5.5 5h2M5.5 7.7h2M5.5 10.4h2',
  'mail': 'M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5',
  'send': 'M14 2L2 7.2l4.6 2.2L8.8 14zM14 2L6.6 9.4',
  'clip': 'M12.8 7.3l-5 5a2.9 2.9 0 0 1-4.1-4.1l5.4-5.4a1.9 1.9 0 0 1 2.7 2.7L6.5 10.8a.9.9 0 0 1-1.3-1.3l4.6-4.6',
  'bolt': 'M9 2L3.5 9H8l-1 5 5.5-7H8z',
  'flag': 'M4 14V2.5h8l-1.6 3L12 8.5H4',
  'tag': 'M2.5 2.5h5l6 6-5 5-6-6zM5.2 5.2v.1',
  'at': 'M10.4 8a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0zm0 0v.8a1.6 1.6 0 0 0 3.2 0V8a5.6 5.6 0 1 0-2.4 4.6',
  'layers': 'M8 2.5l6 3-6 3-6-3zM2 8.5l6 3 6-3M2 11l6 3 6-3',
  'home': 'M2.5 7.5L8 3l5.5 4.5v6h-4v-3.5h-3v3.5h-4z',
  'cart': 'M1.8 2.8h2l1.5 7.4h7l1.4-5.4H4.3M6.2 13.2h.1M11.4 13.2h.1',
  'download': 'M8 2.5v8M4.5 7L8 10.5 11.5 7M3 13.5h10',
  'heart': 'M8 13.2S2 9.8 2 5.8A3.1 3.1 0 0 1 8 4.6a3.1 3.1 0 0 1 6 1.2c0 4-6 7.4-6 7.4z',
  'play': 'M5 3.2v9.6l7.5-4.8z',
  'step': 'M4 3.5v9l6.5-4.5zM12.5 3.5v9',
  'history': 'M2.5 8A5.5 5.5 0 1 0 4.3 4M2.5 2.5V5H5M8 5v3l2 1.5',
  'reply': 'M6.5 4L2.5 8l4 4M2.5 8h7c2.5 0 4 1.5 4 4.5',
  'undo': 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  'expand': 'M2.5 5.5v-3h3M13.5 5.5v-3h-3M2.5 10.5v3h3M13.5 10.5v3h-3',
  'calendar': 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  'folder': 'M2 4.5v8h12v-6.5H7.5L6 4.2H2z',
  'alert': 'M8 2.2l6.2 11H1.8zM8 6.5v3M8 11.4h.1',
  'file': 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 10.7h4',
  'key': 'M5.5 10.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.3 8.3h5.5M11.5 8.3v2.4',
  'laptop': 'M3.5 3.5h9v6.5h-9zM1.5 12.5h13',
  'target': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  'globe': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2z',
  'zoom-in': 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L14 14M7 5v4M5 7h4',
  'form': 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h2.5',
  'server': 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.1M5 11h.1',
  'sun': 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1',
  'moon': 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z',
  'exit': 'M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3',
};

class PxIcon extends HTMLElement {
  static observedAttributes = ['name'];

  connectedCallback() {
    this.draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  private draw() {
    const path = paths[this.getAttribute('name') ?? ''] ?? paths['layers'];
    this.setAttribute('aria-hidden', 'true');
    this.innerHTML = `<svg viewBox="0 0 16 16"><path d="${path}"/></svg>`;
  }
}

if (!customElements.get('px-icon')) customElements.define('px-icon', PxIcon);

class PxLogo extends HTMLElement {
  connectedCallback() {
    this.innerHTML =
      '<svg viewBox="0 0 26 26" fill="none"><path d="M13 2.6 23.4 13 13 23.4 2.6 13z" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/><path d="M8 13h7.2" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/><circle cx="16.6" cy="13" r="2.5" fill="currentColor"/></svg>';
  }
}

if (!customElements.get('px-logo')) customElements.define('px-logo', PxLogo);
