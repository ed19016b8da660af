/*
 * What can be done in the picture of a file of decisions: beside the open one, buttons to add what it requires, to draw a line,
 * to rename it and to take it out; on a line, one to take it out. The picture itself is drawn anew from the changed file.
 */
import { iconButton } from '../components/px-bpmn-look';

type Act = (what: 'open' | 'table' | 'expression' | 'connect' | 'disconnect' | 'rename' | 'remove', id: string, other?: string) => void;

const ICONS: Record<string, string> = {
    table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
    expression: 'M6 3.5H5a1.5 1.5 0 0 0-1.5 1.5v1.5L2.5 8l1 1.5V11A1.5 1.5 0 0 0 5 12.5h1M10 3.5h1A1.5 1.5 0 0 1 12.5 5v1.5l1 1.5-1 1.5V11a1.5 1.5 0 0 1-1.5 1.5h-1M8 6v4M6 8h4',
    connect: 'M3 13L13 3M8 3h5v5',
    rename: 'M3 13l.6-2.6 7-7a1.4 1.4 0 0 1 2 2l-7 7z',
    remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9'
};
const SVG = 'http://www.w3.org/2000/svg';
const FAR = 8;

export class DrdHands {
    private chosen = '';
    private may: Record<string, string[]> = {};
    private names: Record<string, string> = {};
    private texts: Record<string, string> = {};
    private from = '';
    private line: SVGLineElement | undefined;
    private lineChosen: { id: string; target: string; source: string; overlay: string } | undefined;
    private readonly hint = document.createElement('div');
    private readonly stop = new AbortController();

    constructor(
        private readonly viewer: any,
        private readonly canvas: HTMLElement,
        private readonly act: Act
    ) {
        const { signal } = this.stop;
        this.hint.className = 'px-drd-hint';
        this.hint.setAttribute('role', 'status');
        canvas.append(this.hint);
        viewer.get('eventBus').on('element.click', ({ element }: any) => this.clicked(element));
        viewer.get('eventBus').on('element.dblclick', 2000, ({ element }: any) => {
            if (this.may[element.id]) {
                this.act('rename', element.id);
            }
            return false;
        });
        canvas.addEventListener('keydown', (event) => this.key(event), { signal });
        canvas.addEventListener('pointermove', (event) => this.drawTo(event), { signal });
    }

    /** @param may what each decision requires or may require; empty where nothing may be changed */
    show(chosen: string, may: Record<string, string[]>, names: Record<string, string>, texts: Record<string, string>): void {
        Object.assign(this, { chosen, may, names, texts });
        this.lineChosen = undefined;
        for (const id of Object.keys(names)) {
            const shape = this.graphics(id);
            shape?.setAttribute('tabindex', '0');
            shape?.setAttribute('role', 'button');
            shape?.setAttribute('aria-label', names[id]);
            shape?.toggleAttribute('aria-current', id === chosen);
        }
        if (may[chosen]) {
            this.viewer.get('overlays').add(chosen, { position: { top: 0, right: -6 }, scale: false, html: this.pad(chosen) });
        }
    }

    end(): void {
        this.stop.abort();
        this.letGo();
    }

    /** @return what has the focus, to be given it again in the next picture */
    focused(): string | undefined {
        const on = document.activeElement;
        if (!on || !this.canvas.contains(on)) {
            return undefined;
        }
        return (on as HTMLElement).dataset.act ?? this.idAt(on);
    }

    focus(what: string | undefined): void {
        if (what) {
            const again = this.canvas.querySelector<HTMLElement>(`.px-drd-pad [data-act="${what}"]`) ?? this.graphics(what) ?? this.graphics(this.chosen);
            (again as HTMLElement | undefined)?.focus();
        }
    }

    private graphics(id: string): SVGElement | undefined {
        return this.viewer.get('elementRegistry').getGraphics(id);
    }

    private pad(id: string): HTMLElement {
        const pad = document.createElement('div');
        pad.className = 'px-drd-pad';
        pad.setAttribute('role', 'toolbar');
        pad.setAttribute('aria-label', this.names[id] ?? id);
        const add = (what: string, action: () => void): HTMLButtonElement => {
            const button = iconButton(ICONS[what], this.texts[what] ?? what, action);
            button.dataset.act = what;
            pad.append(button);
            return button;
        };
        add('table', () => this.act('table', id));
        add('expression', () => this.act('expression', id));
        if (this.may[id].length > 0) {
            const connect = add('connect', () => this.from || this.begin(id));
            connect.addEventListener('pointerdown', (event) => this.drag(event, id));
        }
        add('rename', () => this.act('rename', id));
        if (this.texts.own !== id) {
            add('remove', () => this.act('remove', id));
        }
        // What is pressed here does not move the picture.
        ['mousedown', 'dblclick', 'click'].forEach((kind) => pad.addEventListener(kind, (event) => event.stopPropagation()));
        return pad;
    }

    private clicked(element: any): void {
        if (this.from) {
            this.choose(element.id);
        } else if (element.waypoints) {
            this.chooseLine(element);
        } else if (element.parent) {
            this.dropLine();
            this.act('open', element.id);
        } else {
            this.dropLine();
        }
    }

    // ---- a line that comes ----

    private begin(id: string): void {
        this.from = id;
        this.dropLine();
        const canvas = this.viewer.get('canvas');
        this.canvas.classList.add('px-connecting');
        for (const other of Object.keys(this.names)) {
            canvas.addMarker(other, other === id ? 'px-from' : this.may[id].includes(other) ? 'px-may' : 'px-may-not');
        }
        this.hint.textContent = this.texts.choose ?? '';
        const first = this.may[id][0];
        this.graphics(first)?.focus();
    }

    private drag(event: PointerEvent, id: string): void {
        const { clientX, clientY } = event;
        this.begin(id);
        const up = (released: PointerEvent) => {
            if (Math.hypot(released.clientX - clientX, released.clientY - clientY) > FAR) {
                this.choose(this.idAt(document.elementFromPoint(released.clientX, released.clientY)));
            }
        };
        window.addEventListener('pointerup', up, { once: true, signal: this.stop.signal });
        event.preventDefault();
    }

    private choose(other: string | undefined): void {
        const id = this.from;
        this.letGo();
        if (other && this.may[id]?.includes(other)) {
            this.act(this.isDrawn(id, other) ? 'disconnect' : 'connect', id, other);
        }
    }

    private letGo(): void {
        const canvas = this.from ? this.viewer.get('canvas') : undefined;
        this.from = '';
        this.hint.textContent = '';
        this.line?.remove();
        this.line = undefined;
        this.canvas.classList.remove('px-connecting');
        Object.keys(canvas ? this.names : {}).forEach((id) => ['px-from', 'px-may', 'px-may-not'].forEach((name) => canvas.removeMarker(id, name)));
    }

    private drawTo(event: PointerEvent): void {
        const start = this.from && this.graphics(this.from)?.getBoundingClientRect();
        const svg = this.canvas.querySelector('svg');
        if (!start || !svg) {
            return;
        }
        if (!this.line) {
            this.line = document.createElementNS(SVG, 'line');
            this.line.setAttribute('class', 'px-drd-line');
            svg.append(this.line);
        }
        const box = svg.getBoundingClientRect();
        const ends = {
            x1: start.left + start.width / 2 - box.left,
            y1: start.top + start.height / 2 - box.top,
            x2: event.clientX - box.left,
            y2: event.clientY - box.top
        };
        Object.entries(ends).forEach(([name, value]) => this.line?.setAttribute(name, String(value)));
    }

    private isDrawn(id: string, other: string): boolean {
        return this.viewer
            .get('elementRegistry')
            .filter((element: any) => element.waypoints)
            .some((line: any) => line.target?.id === id && line.source?.id === other);
    }

    // ---- a line that goes ----

    private chooseLine(element: any): void {
        this.dropLine();
        const { source, target, waypoints } = element;
        if (!this.may[target?.id] || !this.names[source?.id]) {
            return;
        }
        const xs = waypoints.map((point: any) => point.x);
        const ys = waypoints.map((point: any) => point.y);
        const button = iconButton(ICONS.remove, this.texts.disconnect ?? '', () => this.act('disconnect', target.id, source.id));
        button.className = 'px-drd-cut';
        button.addEventListener('mousedown', (event) => event.stopPropagation());
        const overlay = this.viewer.get('overlays').add(element.id, {
            position: { left: (Math.max(...xs) - Math.min(...xs)) / 2 - 14, top: (Math.max(...ys) - Math.min(...ys)) / 2 - 14 },
            scale: false,
            html: button
        });
        this.viewer.get('canvas').addMarker(element, 'px-line-chosen');
        this.lineChosen = { id: element.id, target: target.id, source: source.id, overlay };
        button.focus();
    }

    private dropLine(): void {
        if (this.lineChosen) {
            this.viewer.get('overlays').remove(this.lineChosen.overlay);
            this.viewer.get('canvas').removeMarker(this.lineChosen.id, 'px-line-chosen');
            this.lineChosen = undefined;
        }
    }

    // ---- keys ----

    private key(event: KeyboardEvent): void {
        const id = this.idAt(event.target as Element);
        const keys: Record<string, () => void> = {
            Escape: () => (this.from ? this.letGo() : this.dropLine()),
            Enter: () => id && (this.from ? this.choose(id) : this.act('open', id)),
            F2: () => id && this.may[id] && this.act('rename', id),
            Delete: () =>
                this.lineChosen
                    ? this.act('disconnect', this.lineChosen.target, this.lineChosen.source)
                    : id && this.may[id] && id !== this.texts.own && this.act('remove', id)
        };
        const busy = this.from || this.lineChosen;
        if (keys[event.key] && (event.key === 'Escape' ? busy : id || (event.key === 'Delete' && busy))) {
            keys[event.key]();
            event.preventDefault();
            event.stopPropagation();
        }
    }

    private idAt(element: Element | null): string | undefined {
        const id = element?.closest('[data-element-id]')?.getAttribute('data-element-id') ?? undefined;
        return id && this.names[id] ? id : undefined;
    }
}
