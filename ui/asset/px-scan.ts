/*
 * Reads labels. The camera is used where the browser has a detector of its own; everywhere else, and for readers that type like a
 * keyboard, there is a field that keeps the focus.
 */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = new (options: { formats: string[] }) => Detector;

class PxScan extends HTMLElement {
  label = '';
  camera = '';
  stop = '';
  take = '';
  blocked = '';
  private input?: HTMLInputElement;
  private video?: HTMLVideoElement;
  private toggle?: HTMLButtonElement;
  private answer?: HTMLElement;
  private stream?: MediaStream;
  private last = '';
  private lastAt = 0;

  connectedCallback() {
    if (this.input) {
      return;
    }
    const form = document.createElement('form');
    this.input = document.createElement('input');
    this.input.setAttribute('aria-label', this.label);
    this.input.placeholder = this.label;
    this.input.autocomplete = 'off';
    this.input.setAttribute('autocapitalize', 'characters');
    this.input.maxLength = 190;
    const send = document.createElement('button');
    send.type = 'submit';
    send.textContent = this.take;
    form.append(this.input, send);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.input!.value.trim();
      this.input!.value = '';
      this.input!.focus();
      if (text) {
        this.read(text);
      }
    });
    this.answer = document.createElement('div');
    this.answer.className = 'px-scan-answer';
    this.answer.setAttribute('role', 'status');
    this.append(form);
    if ('BarcodeDetector' in window && navigator.mediaDevices) {
      this.toggle = document.createElement('button');
      this.toggle.type = 'button';
      this.toggle.className = 'px-scan-camera';
      this.toggle.textContent = this.camera;
      this.toggle.addEventListener('click', () => (this.stream ? this.end() : this.begin()));
      this.append(this.toggle);
    }
    this.append(this.answer);
  }

  disconnectedCallback() {
    this.end();
  }

  say(words: string, kind: string) {
    if (this.answer) {
      this.answer.textContent = words;
      this.answer.className = `px-scan-answer px-lf-${kind}`;
    }
  }

  private read(text: string) {
    this.dispatchEvent(new CustomEvent('px-scan', { detail: text }));
  }

  private async begin() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      this.say(this.blocked, 'bad');
      return;
    }
    this.video = document.createElement('video');
    this.video.setAttribute('playsinline', '');
    this.video.muted = true;
    this.video.srcObject = this.stream;
    this.insertBefore(this.video, this.toggle!);
    this.toggle!.textContent = this.stop;
    await this.video.play();
    const detectors = (window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector;
    const detector = new detectors({ formats: ['qr_code', 'code_128', 'code_39', 'ean_13'] });
    const look = async () => {
      if (!this.stream || !this.video) {
        return;
      }
      try {
        (await detector.detect(this.video)).forEach((code) => this.seen(code.rawValue));
      } catch {
        // A picture that cannot be read is followed by the next.
      }
      window.setTimeout(look, 250);
    };
    look();
  }

  /** The same label stays before the camera for a while: it is read once. */
  private seen(text: string) {
    const now = Date.now();
    if (text !== this.last || now - this.lastAt > 3000) {
      this.read(text);
    }
    this.last = text;
    this.lastAt = now;
  }

  private end() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.video?.remove();
    this.video = undefined;
    if (this.toggle) {
      this.toggle.textContent = this.camera;
    }
  }
}

customElements.define('px-scan', PxScan);
